"""The `forum` program, for those who run an installation."""
