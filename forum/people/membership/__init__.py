"""People with or without an account, organisations, seats, offices and their holders."""
