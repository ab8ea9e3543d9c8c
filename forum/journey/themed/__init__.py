"""Stage 2: a voice is put with others that say the same."""
