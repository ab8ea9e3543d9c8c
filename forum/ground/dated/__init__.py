"""Settings of the forum and whatever the world may change, each with its dates."""
