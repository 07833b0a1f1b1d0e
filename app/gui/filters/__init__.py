"""Filters of one's own: kept under a name, counted, renamed, moved and taken away."""
