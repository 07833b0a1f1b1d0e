"""The first page of an empty book."""
