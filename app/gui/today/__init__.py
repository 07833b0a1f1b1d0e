"""The day's tab: what waits, most urgent first, whom to call, and how it is done with one key."""
