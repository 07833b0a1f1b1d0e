"""The rules of the trade. Standard library only; no clock, no files: dates are passed in."""
