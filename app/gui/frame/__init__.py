"""What surrounds every page: rail, status bar, menu, and how the window is remembered."""
