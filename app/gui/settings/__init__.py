"""The page behind the gear: the firm's settings, kept in the book, and those of this machine."""
