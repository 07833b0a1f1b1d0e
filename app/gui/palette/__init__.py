"""Ctrl+K: anything by a few characters, from anywhere in the window."""
