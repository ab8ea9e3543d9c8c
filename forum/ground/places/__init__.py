"""Areas and towns: where things are."""
