"""Who may do what: the engine. Each part declares its own rows in its rules.py."""
