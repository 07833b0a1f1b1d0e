"""Gendan 跟單: the desk of an order clerk (業務跟單員)."""

__version__ = "0.1.0"
