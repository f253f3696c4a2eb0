"""Drawn pages from which the pictogram network learns; nothing here is needed to read a photo."""
