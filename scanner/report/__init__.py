"""An assessed product in words and pictures, for people and programs."""
