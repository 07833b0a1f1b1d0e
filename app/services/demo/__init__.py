"""A made-up packaging trader in Taichung: two years of work, the same every time."""

from app.services.demo.story import FillDemo, fill_demo, sheets_of

__all__ = ["FillDemo", "fill_demo", "sheets_of"]
