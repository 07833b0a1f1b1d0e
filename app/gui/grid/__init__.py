"""A grid of typed cells over any sheet: the editor stands open in the current cell."""
