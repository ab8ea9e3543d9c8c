"""Set-up, checks and health of an installation."""
