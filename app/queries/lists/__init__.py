"""The rows of the window's lists: a page by key, filtered and sorted in SQL."""
