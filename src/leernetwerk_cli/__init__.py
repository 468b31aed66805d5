"""A toolkit for action-learning sessions, in the terminal."""

__version__ = "0.1.0"
