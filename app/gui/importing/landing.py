"""Where the window stands once a workbook is in: never at a list that is empty still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.frame.tabs import Tab

if TYPE_CHECKING:
    from app.gui.importing.preview import Preview
    from app.gui.window import Window


def show_what_came(window: Window, preview: Preview) -> None:
    """A workbook with orders leaves the window where it is: work goes on from there."""
    came = preview.stored
    if came.get("orders"):
        return
    if came.get("customers"):
        window.show_tab(Tab.CUSTOMERS)
    elif came.get("products"):
        window.show_tab(Tab.PRODUCTS)
