"""The printers of this machine, asked off the window's thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.worker import tell

if TYPE_CHECKING:
    from app.gui.printing.port import Printers


class PrinterNames(QObject):
    """The printers' names, asked on a thread of its own: a print server may take its time."""

    known = Signal(object, str, bool)
    """(names, the usual one, whether the one asked about has a trouble)"""

    def __init__(self, printers: Printers, parent: QObject) -> None:
        super().__init__(parent)
        self._printers = printers

    def ask(self, about: str = "") -> None:
        """``about``: whose state is wanted; "" the usual one's."""
        threading.Thread(
            target=self._ask, args=(about,), name="gendan-printers", daemon=True
        ).start()

    def _ask(self, about: str) -> None:
        names, usual = self._printers.names(), self._printers.usual()
        asked = about or usual
        trouble = asked in names and self._printers.trouble(asked)
        tell(self.known.emit, names, usual, trouble)
