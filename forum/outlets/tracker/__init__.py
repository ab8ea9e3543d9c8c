"""The pages that see a whole life: home, follow my voice, what changed."""
