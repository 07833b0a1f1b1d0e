"""Ctrl+Z in an editor takes back what was typed, the last first, and leaves the book alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.db.models import Customer, JournalEntry
from app.gui.deliveries.received_editor import ReceivedEditor
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.session import Session
from tests.gui.hands import ALT, CONTROL, Hands

pytestmark = pytest.mark.usefixtures("no_strays")
WAIT = 10_000
Key = Qt.Key


def _back(hands: Hands) -> None:
    hands.key(Key.Key_Z, CONTROL)


def _paste(hands: Hands, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    hands.key(Key.Key_V, CONTROL)


def _quantities(hands: Hands) -> list[tuple[str, Decimal | None]]:
    return [(line.item, line.quantity) for line in hands.editor.form.filled]


def _head(session: Session, qtbot: QtBot) -> int:
    """How far the journal goes."""
    found: list[Any] = []
    session.tasks.read(
        lambda context: context.ask(
            lambda read, _: read.session.query(JournalEntry.seq).order_by(
                JournalEntry.seq.desc()
            ).first(), None,
        ), found.append,
    )
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return int(found[0][0])


def test_cells_of_an_order_are_taken_back_one_after_another(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "700")
    hands.line(1, "BX-0001", "500")
    _back(hands)
    hands.at(1, GridColumn.QUANTITY)
    assert _quantities(hands) == [("BX-0004", Decimal(700)), ("BX-0001", None)]
    _back(hands)
    assert _quantities(hands) == [("BX-0004", Decimal(700))]
    _back(hands)
    assert _quantities(hands) == [("BX-0004", None)]
    kept = hands.editor.form.kept()
    assert kept.items() <= hands.editor.keeper.known.items()


def test_an_item_goes_with_the_price_that_came_by_itself(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.type("BX-0004")
    hands.enter()
    hands.at(0, GridColumn.QUANTITY)
    hands.wait(lambda: hands.editor.form.lines[0].price is not None)
    _back(hands)
    assert hands.editor.form.filled == []


def test_a_paste_a_copied_cell_and_a_removed_line_are_taken_back(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "700")
    _paste(hands, "BX-0001\t\t５００\n???\t\tabc")
    assert len(hands.editor.form.filled) == 3
    hands.wait(lambda: hands.editor.form.lines[1].product_id is not None)
    _back(hands)
    assert _quantities(hands) == [("BX-0004", Decimal(700))]
    hands.key(Key.Key_D, CONTROL)
    assert len(hands.editor.form.filled) == 2
    _back(hands)
    assert len(hands.editor.form.filled) == 1
    hands.editor.grid.go(0, GridColumn.ITEM)
    hands.key(Key.Key_Delete, CONTROL)
    assert hands.editor.form.filled == []
    _back(hands)
    assert _quantities(hands) == [("BX-0004", Decimal(700))]


def test_the_last_orders_lines_are_taken_back(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("C0001")
    hands.key(Key.Key_L, CONTROL)
    hands.wait(lambda: hands.editor.form.filled)
    hands.wait(lambda: not hands.session.tasks.busy)
    _back(hands)
    assert hands.editor.form.filled == []


def test_what_is_being_typed_goes_before_any_cell(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    hands.line(0, "BX-0004", "700")
    hands.type("BX")
    _back(hands)
    assert hands.editor.grid.line.text() == ""
    assert _quantities(hands) == [("BX-0004", Decimal(700))]


def test_fields_of_the_head_are_taken_back(hands: Hands) -> None:
    hands.open_new()
    hands.for_customer("H0023")
    head = hands.editor.head
    head.po.line.setFocus()
    hands.type("PO-1")
    head.required.line.setFocus()
    hands.type("1231")
    hands.enter()
    _back(hands)
    assert head.required.value is None
    assert head.po.line.text() == "PO-1"
    _back(hands)
    assert head.po.line.text() == hands.editor.form.customer_po == ""


def test_a_name_nobody_has_stands_there_again(hands: Hands) -> None:
    hands.open_new()
    hands.type("qqqq")
    hands.editor.head.po.line.setFocus()
    hands.wait(lambda: "qqqq" in hands.editor.head.customer.fault.text())
    hands.editor.taking_back.forget()
    line = hands.editor.head.customer.line
    line.setFocus()
    line.selectAll()
    hands.type("H0023")
    hands.wait(hands.editor.searching.customers.isVisible)
    hands.enter()
    hands.at(0, GridColumn.ITEM)
    assert hands.editor.form.customer is not None
    _back(hands)
    assert hands.editor.form.customer is None
    assert line.text() == "qqqq"


def test_an_editor_with_nothing_left_to_take_back_leaves_the_book_alone(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.session.tasks.write(
        lambda context, _p: context.perform("customer.edit", _rename, None), lambda _done: None
    )
    hands.wait(lambda: not hands.session.tasks.busy)
    hands.open_new()
    hands.for_customer("H0023")
    before = _head(hands.session, qtbot)
    _back(hands)
    assert hands.editor.form.customer is None
    _back(hands)
    hands.wait(hands.session.window.toast.isVisible)
    assert hands.session.desk.words("gui.nothing_typed") in hands.session.window.toast.words
    assert _head(hands.session, qtbot) == before


def _rename(work: Any, _command: None) -> None:
    work.session.get_one(Customer, 1).remark = "改過"


def test_a_customer_made_in_place_is_taken_back_in_the_book(hands: Hands) -> None:
    hands.open_new()
    hands.type("錯的名字")
    hands.key(Key.Key_Return, ALT)
    hands.at(0, GridColumn.ITEM)
    _back(hands)
    hands.wait(lambda: hands.editor.form.customer is None)
    found: list[int] = []
    hands.session.tasks.read(_wrong_names, found.append)
    hands.wait(lambda: found)
    assert found == [0]


def _wrong_names(context: Context) -> int:
    return int(context.ask(
        lambda read, _: read.session.query(Customer).filter_by(name="錯的名字").count(), None
    ))


def _form(session: Session, qtbot: QtBot) -> FormPage:
    page: Any = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not session.tasks.busy, timeout=WAIT)
    page.view.setFocus()
    cast("Any", qtbot).keyClick(page.view, Key.Key_E)
    qtbot.waitUntil(lambda: isinstance(page.over, FormPage), timeout=WAIT)
    return cast("FormPage", page.over)


def test_fields_of_a_form_are_taken_back_fifty_deep(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.CUSTOMERS)
    form = _form(session, qtbot)
    keys = cast("Any", qtbot)
    lines = [cast("QLineEdit", form.fields[name].editor) for name in ("phone", "fax")]
    first = [line.text() for line in lines]
    for turn in range(50):
        line = lines[turn % 2]
        line.setFocus()
        line.selectAll()
        keys.keyClicks(line, f"04-{turn:04d}")
        keys.keyClick(line, Key.Key_Return)
    form.fields["email"].editor.setFocus()
    for turn in range(49, -1, -1):
        keys.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)
        assert lines[turn % 2].hasFocus()
        # What the line itself remembers of this cell goes first.
        expected = first[turn % 2] if turn < 2 else f"04-{turn - 2:04d}"
        assert lines[turn % 2].text() == expected
    assert [line.text() for line in lines] == first


def test_quantities_and_customer_of_a_delivery_are_taken_back(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.DELIVERIES)
    page: Any = session.window.page
    keys = cast("Any", qtbot)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    keys.keyClick(session.window, Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: isinstance(page.over, DeliveryEditor), timeout=WAIT)
    editor = cast("DeliveryEditor", page.over)
    qtbot.waitUntil(lambda: not editor.loading, timeout=WAIT)
    keys.keyClicks(QApplication.focusWidget(), "C0001")
    keys.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(editor.form.lines), timeout=WAIT)
    qtbot.waitUntil(editor.grid.line.hasFocus, timeout=WAIT)
    proposed = [line.quantity for line in editor.form.lines]
    keys.keyClicks(editor.grid.line, "1")
    keys.keyClick(editor.grid.line, Key.Key_Return)
    assert [line.quantity for line in editor.form.lines] != proposed
    keys.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)
    assert [line.quantity for line in editor.form.lines] == proposed
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    keys.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)
    assert editor.form.customer is None
    assert editor.form.lines == []


def test_counted_quantities_are_taken_back(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.DELIVERIES)
    page: Any = session.window.page
    keys = cast("Any", qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not session.tasks.busy, timeout=WAIT)
    keys.keyClick(session.window, Key.Key_5, ALT)
    qtbot.waitUntil(lambda: page.model.rows[0].number.startswith("DN"), timeout=WAIT)
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=WAIT)
    page.view.setFocus()
    keys.keyClick(page.view, Key.Key_X)
    qtbot.waitUntil(lambda: isinstance(page.over, ReceivedEditor), timeout=WAIT)
    editor = cast("ReceivedEditor", page.over)
    before = [line.received for line in editor.rows.lines]
    keys.keyClicks(editor.grid.line, "3")
    keys.keyClick(editor.grid.line, Key.Key_Tab)
    assert editor.rows.lines[0].received == 3
    keys.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)
    assert [line.received for line in editor.rows.lines] == before
