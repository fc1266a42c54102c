"""Styles: net files, their cards and the gallery. Reads with numpy; needs no torch."""
