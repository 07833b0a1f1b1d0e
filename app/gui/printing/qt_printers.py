"""The machine's own printers through Qt; painting happens on the thread that prints."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.errors import DomainError
from app.gui.printing.print_queue import PrintQueue
from app.gui.printing.sheets import layout_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.gui.printing.port import Order, Size
    from app.gui.printing.sent_job import Sent

MOST_DPI = 600
"""More is not seen on paper, and a page would take four times as long."""
SPOOL_NEEDS = 16 << 20
"""Bytes free in the system's temporary folder: Qt spools there and is silent when it is full."""


class QtPrinters:
    def names(self) -> tuple[str, ...]:
        return tuple(QPrinterInfo.availablePrinterNames())

    def usual(self) -> str:
        return QPrinterInfo.defaultPrinterName()

    def trouble(self, name: str) -> bool:
        return _is_broken(name) or PrintQueue(name).trouble

    def open(self, order: Order) -> QtPort:
        name = order.printer or self.usual()
        if not name:
            raise DomainError("printing.error.none")
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise DomainError("printing.error.gone", printer=name)
        if shutil.disk_usage(tempfile.gettempdir()).free < SPOOL_NEEDS:
            raise DomainError("printing.error.spool_full")
        queue = PrintQueue(name, lambda: _is_broken(name))
        queue.begin()
        return QtPort(QPrinter(info, QPrinter.PrinterMode.HighResolution), order, name, queue)


def _is_broken(name: str) -> bool:
    failed = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
    return QPrinterInfo.printerInfo(name).state() in failed


class QtPort:
    """``queue``: where the pages wait, begun; none for a printer that writes a file."""

    def __init__(
        self, printer: QPrinter, order: Order, name: str, queue: PrintQueue | None = None
    ) -> None:
        self.name = name
        self._queue = queue
        self.sent: Sent | None = None
        self._title = order.title
        self._printer = printer
        self._sheet = order.sheet_mm
        printer.setDocName(order.title)
        printer.setCreator("Gendan")
        printer.setFullPage(True)
        printer.setPageLayout(layout_of(order.sheet_mm))
        if printer.resolution() > MOST_DPI:
            printer.setResolution(MOST_DPI)
        self.dpi = printer.resolution()
        self.repeats = printer.supportsMultipleCopies()
        if self.repeats:
            printer.setCopyCount(order.copies)
        self._painter = QPainter()
        if not printer.isValid() or not self._painter.begin(printer):
            raise DomainError("printing.error.refused", printer=name)
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)

    def draw(self, x: int, y: int, image: QImage) -> None:
        self._painter.drawImage(x, y, image)

    def next_sheet(self, sheet_mm: Size) -> None:
        if sheet_mm != self._sheet:
            self._sheet = sheet_mm
            self._printer.setPageLayout(layout_of(sheet_mm))
        if not self._printer.newPage():
            raise self._refused()

    def end(self) -> None:
        ended = self._painter.end()
        failed = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
        if not ended or self._printer.printerState() in failed:
            raise self._refused()
        if self._queue is not None:
            self.sent = self._queue.ended(self._title)

    def abort(self) -> None:
        if self._painter.isActive():  # else it was handed over already
            self._printer.abort()
            self._painter.end()

    def _refused(self) -> DomainError:
        return DomainError("printing.error.refused", printer=self.name)
