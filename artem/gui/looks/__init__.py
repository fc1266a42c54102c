"""The look: the mixer, saved looks, morphs, undo."""
