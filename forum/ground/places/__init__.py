"""Areas and towns."""
