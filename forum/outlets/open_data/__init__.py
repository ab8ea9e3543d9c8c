"""Everything public, for other programs: open formats, no key, open to other origins."""
