"""Every component on one page, for tests and for those who change the look."""
