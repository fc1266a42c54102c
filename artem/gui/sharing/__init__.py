"""Phones and browsers: they watch what the window shows, and a phone can be its camera."""
