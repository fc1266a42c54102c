"""Picking styles, and making their stylizers ready."""
