"""Side rooms that know nothing of the journey, nor of each other."""
