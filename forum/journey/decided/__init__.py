"""Stage 4: the forum decides, keeps dissent in its own words, recommends."""
