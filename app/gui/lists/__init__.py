"""Lists of any length: a page at a time, painted cell by cell from plain values."""
