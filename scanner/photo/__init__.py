"""From a file to a `Photo`: upright pixels and the frame of reference for every box. Knows nothing of text."""
