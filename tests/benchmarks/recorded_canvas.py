"""Every mark a PDF is made of, written down while it is drawn, and drawn again barely."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from unittest.mock import patch

from reportlab.pdfgen import canvas

Call = tuple[bool, str, tuple[Any, ...], dict[str, Any]]
"""Whether it was of a text object, the method, and what it was given."""


class _Recorder:
    def __init__(self, real: Any, calls: list[Call], *, text: bool) -> None:
        self._real, self._calls, self._text = real, calls, text

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._real, name)
        if not callable(method):
            return method

        def call(*args: Any, **more: Any) -> Any:
            if name == "drawText":
                self._calls.append((False, name, (), {}))
                return method(args[0]._real)
            self._calls.append((self._text, name, args, more))
            answer = method(*args, **more)
            return _Recorder(answer, self._calls, text=True) if name == "beginText" else answer

        return call


def record(draw: Callable[[], bytes]) -> tuple[dict[str, Any], list[Call]]:
    """What the canvas was made with, and every call it was given."""
    calls: list[Call] = []
    made: dict[str, Any] = {}
    real = canvas.Canvas

    def make(*args: Any, **more: Any) -> _Recorder:
        made.update(more)
        return _Recorder(real(*args, **more), calls, text=False)

    with patch.object(canvas, "Canvas", make):
        draw()
    return made, calls


def replay(made: dict[str, Any], calls: list[Call]) -> bytes:
    """The same marks on a bare canvas. Fonts are those that were registered already."""
    buffer = BytesIO()
    bare = canvas.Canvas(buffer, **made)
    block: Any = None
    for of_text, name, args, more in calls:
        if name == "beginText":
            block = bare.beginText(*args, **more)
        elif name == "drawText":
            bare.drawText(block)
        else:
            getattr(block if of_text else bare, name)(*args, **more)
    return buffer.getvalue()
