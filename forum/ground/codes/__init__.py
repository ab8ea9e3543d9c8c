"""Random public identifiers, and codes that are easy to read aloud."""
