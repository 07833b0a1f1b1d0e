"""Bringing a firm's workbook in: choose, look, store."""
