"""One file a command; each is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from app.cli.arguments import Options
from app.i18n import Translator

Command = Callable[[Options, Translator], int]
"""The exit code; DomainError and OSError are worded by the caller."""

_MODULES = {"import": "import_workbook", "export": "export_workbook"}


def command(name: str) -> Command:
    """``run`` of the command's module."""
    module = import_module(f"{__name__}.{_MODULES.get(name, name)}")
    return cast(Command, module.run)
