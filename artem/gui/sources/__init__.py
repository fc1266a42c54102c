"""Choosing what to look at."""
