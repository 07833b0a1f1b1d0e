"""The one door to PDFium, which may be inside one call at a time, whatever the thread."""

from __future__ import annotations

from threading import Lock

PDFIUM = Lock()
"""Held around every use of pypdfium2: a fax may be drawn while a page is printed."""
