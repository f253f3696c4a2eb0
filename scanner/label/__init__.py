"""From readings to a `Label`: what the pack says. Knows nothing of severity."""
