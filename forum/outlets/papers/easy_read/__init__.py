"""Pages of ours in pictures and short sentences, for whoever reads with difficulty."""
