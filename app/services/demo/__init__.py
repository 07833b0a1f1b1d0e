"""A made-up packaging trader in Taichung: two years of work, the same every time."""

from app.services.demo.story import fill_demo, sheets_of

__all__ = ["fill_demo", "sheets_of"]
