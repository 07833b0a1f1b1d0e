"""The style sheet: edges, radii and paddings by object name. Colours of text are the palette's."""

from __future__ import annotations

import re
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from app.settings import resource

if TYPE_CHECKING:
    from app.gui.theme.tokens import Tokens

_LENGTH = re.compile(r"\b(\d+)u\b")


@cache
def _template() -> str:
    return resource("style", "window.qss").read_text(encoding="utf-8")


def sheet(tokens: Tokens, scale: float) -> str:
    """The sheet with ``$token`` filled in and ``12u`` turned into scaled pixels."""
    values = {
        name: getattr(tokens, name)
        for name in tokens.__dataclass_fields__
        if isinstance(getattr(tokens, name), str)
    }
    filled = Template(_template()).substitute(values)
    return _LENGTH.sub(lambda found: f"{round(int(found[1]) * scale)}px", filled)
