"""Questions to the book: ``(read, ask) -> rows``; rows are frozen values, never mapped objects."""
