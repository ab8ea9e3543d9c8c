"""Form fields that lose nothing that was typed."""
