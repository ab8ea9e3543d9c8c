"""Who is told what of each event, and in which words."""
