"""Everything the user can do, declared once: one file per menu."""
