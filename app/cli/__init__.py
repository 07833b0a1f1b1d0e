"""The command line: the same services as the window, for people and programs without a screen."""

from app.cli.main import main

__all__ = ["main"]
