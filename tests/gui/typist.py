"""A program that types and is killed in the middle of a cell: ``typist.py PLACE WHAT``.

WHAT is ``order``, or ``everywhere``: a form, a delivery and a dialog.

What it has seen stored is printed before it dies, so that the test knows what must be there.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.bootstrap import open_context  # noqa: E402
from app.gui.frame.remembered import Remembered  # noqa: E402
from app.gui.frame.tabs import Tab  # noqa: E402
from app.gui.order_editor.grid_columns import GridColumn  # noqa: E402
from app.gui.session import Session  # noqa: E402
from app.gui.theme.theme import Theme  # noqa: E402
from app.gui.today.put_off_dialog import PutOffDialog  # noqa: E402
from app.i18n import Language  # noqa: E402
from app.settings import SettingsFile  # noqa: E402

PATIENCE_MS = 60_000


class Clock:
    def now(self) -> datetime:
        return datetime(2026, 11, 5, 14, 32)

    def today(self) -> date:
        return date(2026, 11, 5)


def main(place: Path, what: str) -> None:
    application = QApplication(["gendan"])
    remembered = Remembered(SettingsFile(place.with_suffix(".json")))
    remembered.change(tab="orders" if what == "order" else "products")
    session = Session(
        application, Theme(application, Language.ZH_TW), remembered, place,
        lambda: open_context(place, Language.ZH_TW, clock=Clock(), actor="林怡君"), Clock().now,
    )
    session.show()
    shown: Any = session.window
    wait(lambda: bool(shown._pages) and shown.page.model.rowCount() > 0)
    session.window.activateWindow()
    (type_order if what == "order" else type_everywhere)(session)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


def type_order(session: Session) -> None:
    page: Any = session.window.page
    page.opening.new()
    wait(lambda: page.opening.editor is not None)
    editor = page.opening.editor
    type_(editor.head.customer.line, "H0023")
    wait(lambda: editor.grid.line.hasFocus())
    type_(editor.grid.line, "BX-0004")
    wait(lambda: editor.grid.column is GridColumn.QUANTITY)
    type_(editor.grid.line, "700")
    wait(lambda: editor.grid.row == 1 and not session.tasks.busy)
    QTest.keyClicks(editor.grid.line, "BX-00")


def type_everywhere(session: Session) -> None:
    """A form, a delivery and a dialog, each in the middle of a cell."""
    page: Any = session.window.page
    page.new_product()
    wait(lambda: page.over is not None)
    form = page.over
    type_(form.fields["name"].editor, "Paper bag")
    QTest.keyClicks(QApplication.focusWidget(), "unfinished")
    session.window.show_tab(Tab.DELIVERIES)  # the first was left: it is kept down to its last cell
    deliveries: Any = session.window.page
    deliveries.editors.new(of="C0001")
    wait(lambda: deliveries.over is not None and not deliveries.over.loading)
    editor = deliveries.over
    wait(lambda: editor.grid.line.hasFocus())
    type_(editor.grid.line, "70")
    QTest.keyClicks(editor.grid.line, "3")
    dialog = PutOffDialog(session.desk, "", session.window, ("put_off:late_order:orders", 1))
    dialog.open()
    wait(lambda: dialog.reason.line.hasFocus())
    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, "+3")
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Tab)
    wait(lambda: not session.tasks.busy and dialog.reason.line.hasFocus())
    QTest.keyClicks(dialog.reason.line, "wai")


def type_(line: Any, text: str) -> None:
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def wait(until: Callable[[], bool]) -> None:
    waited = 0
    while not until():
        QTest.qWait(10)
        waited += 10
        if waited > PATIENCE_MS:
            raise SystemExit("it did not come")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
