"""Partnership Forum: the journey of a voice, and the house it walks through."""
