"""What only crosses rooms: journeys in a browser, guards, properties, faults."""
