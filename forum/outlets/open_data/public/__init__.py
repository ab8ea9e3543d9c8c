"""Everything public as JSON and CSV, people and motions in the shape of Popolo, and what changed since."""
