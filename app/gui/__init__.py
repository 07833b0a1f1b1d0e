"""The window. Knows services and queries by their commands and rows, never the database."""
