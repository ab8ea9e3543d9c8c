"""The frame of every page, its components and error pages."""
