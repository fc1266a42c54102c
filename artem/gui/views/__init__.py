"""Looking at the picture: the feed, comparisons, the grid of styles, other windows."""
