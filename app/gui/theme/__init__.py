"""Colours, type, icons and shapes, all read from one theme at the moment of painting."""
