"""A neutral Report and one renderer per format."""
