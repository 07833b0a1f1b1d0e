"""The book: mapped classes, unit of work, journal, file store and migrations."""
