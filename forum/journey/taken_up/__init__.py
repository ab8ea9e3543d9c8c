"""Stage 3: answered straight away, taken up as a matter, or a plain word why not."""
