"""What we hold of somebody: handed over, taken out, kept no longer than said, and complained about."""
