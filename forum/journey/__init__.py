"""The spine: the life of a voice, one folder a stage."""
