"""The frame of every page, its parts, its style, and what it says when something goes wrong."""
