"""No domain at all: what every floor stands on."""
