"""Orders: the pane's facts and what is done from it, by keyboard alone."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.frame.tabs import Tab
from app.gui.lists.cells import Cell
from app.gui.operations.performing import perform
from app.gui.operations.undo import undo
from app.gui.pages.orders import OrderColumn
from app.gui.pages.orders_page import OrdersPage
from app.gui.pane.papers import PaperColumn
from app.gui.session import Session
from app.gui.target import Target
from app.i18n import Language
from app.queries.lists.orders import OrderFilter, OrdersAsk, order_list
from app.services.order_lines import EditLine
from app.services.orders import EditOrder, edit_order
from app.services.promises import SetPromise, set_promise

WAIT = 10_000
SEEN = 1_000_000
Key = Qt.Key


class Orders:
    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.qtbot = qtbot
        self.page = cast("OrdersPage", session.window.page)
        self.pane = self.page.pane
        self.until(self.caught_up)

    def caught_up(self) -> bool:
        order = self.pane.order
        return order is not None and order.id == self.page.view.current_identity()

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def key(
        self, key: Qt.Key | str, widget: QWidget | None = None,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        into = widget or QApplication.focusWidget()
        cast("Any", self.qtbot).keyClick(into, cast("Any", key), modifiers)

    def type(self, text: str) -> None:
        """As an input method hands it over."""
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), commit)

    def elsewhere(self, verb: str, what: Callable[[Any], tuple[Any, Any]]) -> None:
        """As another window does it, which knows the newest."""
        action, command = what(self.pane.order)
        perform(self.session.desk, lambda context: context.perform(verb, action, command),
                lambda _: None)

    def stand_on(self, number: str) -> None:
        row = next(one for one in self.page.model.rows if one.number == number)
        self.page.view.select_identity(row.id)
        self.until(lambda: self.caught_up() and self.pane.head.number.text() == number)

    def papers(self) -> list[tuple[str, str]]:
        rows = self.pane.papers.rows
        return [
            (rows.cell(row, PaperColumn.NUMBER).text, rows.cell(row, PaperColumn.STATE).text)
            for row in range(rows.rowCount())
        ]

    def happened(self) -> list[str]:
        return [one.words for one in self.pane.timeline.list.happenings]

    def cell(self, column: OrderColumn) -> Cell:
        return self.page.model.cell(self.page.view.currentIndex().row(), column)


@pytest.fixture
def own_place(filled_place: Path, tmp_path: Path) -> Path:
    place = tmp_path / "own"
    shutil.copytree(filled_place, place)
    return place


@pytest.fixture
def orders(open_session: Callable[..., Session], own_place: Path, qtbot: QtBot) -> Orders:
    return Orders(open_session(own_place, tab=Tab.ORDERS), qtbot)


def test_the_pane_tells_all_that_is_asked_on_the_phone(orders: Orders) -> None:
    pane, order = orders.pane, orders.pane.order
    assert order is not None
    assert pane.who.name.text() == order.customer
    assert f"客戶單號 {order.customer_po}" in pane.who.note.text()
    facts = pane.grid.values()
    assert facts["聯絡人"] == order.phone
    assert facts["承諾交期"] == f"{order.promised:%Y/%m/%d}"
    assert facts["下一步"] == "定新交期並通知"
    assert [chip.accessibleName() for chip in pane.head.chips] == ["已確認", "逾 6 天"]
    assert pane.lines.rows.rowCount() == len(order.lines) == 2
    assert pane.ship.text().endswith(f"{order.open:,.0f}")
    assert pane.totals.figures["gross"].text() == f"NT$ {order.gross:,.0f}"
    assert pane.papers.rows.rowCount() == 1  # its note; no contract where none is ever signed


def test_a_new_date_needs_its_reason_and_stands_in_the_timeline(orders: Orders) -> None:
    pane, number = orders.pane, orders.pane.head.number.text()
    orders.key("p")
    orders.until(pane.promise.isVisible)
    orders.type("＋３")
    orders.key(Key.Key_Return)
    assert pane.new_day.line.text() == "2026/11/08"
    orders.key(Key.Key_Return)
    orders.until(lambda: pane.why.fault.isVisible())
    assert pane.promise.isVisible()
    QApplication.sendEvent(pane.why.line, QInputMethodEvent("ㄈㄨ", []))
    orders.key(Key.Key_Return, pane.why.line)
    orders.key(Key.Key_Escape, pane.why.line)
    assert pane.promise.isVisible()  # the keys were the input method's
    orders.type("複合機故障")
    orders.key(Key.Key_Return)
    orders.until(lambda: orders.page.view.hasFocus())
    orders.until(lambda: "承諾交期 10/30 → 11/08" in orders.happened())
    assert pane.promise.isHidden()
    note = pane.timeline.list.happenings[0].note
    assert "複合機故障" in note
    assert pane.grid.lines[3].note.text() == "改過 1 次"
    assert orders.session.window.toast.isVisible()
    undo(orders.session.desk)
    orders.until(lambda: pane.order and f"{pane.order.promised:%m/%d}" == "10/30")
    assert pane.head.number.text() == number


def test_a_day_nobody_can_read_keeps_the_form_and_esc_leaves_all_as_it_was(
    orders: Orders,
) -> None:
    pane = orders.pane
    before = pane.order
    orders.key("p")
    orders.until(pane.promise.isVisible)
    orders.qtbot.keyClicks(pane.new_day.line, "reg")  # keys of the record, but not in a field
    QGuiApplication.clipboard().setText("d")
    orders.qtbot.keyClick(pane.new_day.line, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pane.new_day.line.text() == "regd"
    orders.key(Key.Key_Return)
    assert pane.new_day.fault.isVisible()
    assert pane.new_day.line.hasFocus()
    orders.key(Key.Key_Escape)
    assert pane.promise.isHidden()
    assert orders.page.view.hasFocus()
    assert pane.order == before
    orders.key("p")
    orders.until(pane.promise.isVisible)
    orders.page.view.setFocus()
    orders.key(Key.Key_Down)
    orders.until(pane.promise.isHidden)  # it was asked for the other order


def test_what_is_typed_waits_for_its_order_until_it_is_thrown_away(orders: Orders) -> None:
    pane = orders.pane
    first = pane.head.number.text()
    orders.key("p")
    orders.until(pane.promise.isVisible)
    pane.new_day.line.setText("2026/11/20")
    pane.why.line.setFocus()
    orders.type("等客戶確認")
    orders.page.view.setFocus()
    orders.key(Key.Key_Down)
    orders.until(lambda: orders.caught_up() and pane.head.number.text() != first)
    assert pane.promise.isHidden()
    orders.key(Key.Key_Up)
    orders.until(pane.promise.isVisible)
    assert pane.head.number.text() == first
    assert (pane.new_day.line.text(), pane.why.line.text()) == ("2026/11/20", "等客戶確認")
    orders.key(Key.Key_Escape, pane.why.line)
    assert pane.promise.isHidden()
    orders.key(Key.Key_Down)
    orders.until(lambda: orders.caught_up() and pane.head.number.text() != first)
    orders.key(Key.Key_Up)
    orders.until(orders.caught_up)
    assert pane.promise.isHidden()
    orders.key("p")
    orders.until(pane.promise.isVisible)
    assert pane.why.line.text() == "等客戶確認"  # it was left, not thrown away
    orders.key(Key.Key_Escape, pane.why.line, Qt.KeyboardModifier.ShiftModifier)
    assert pane.promise.isHidden()
    orders.until(lambda: "丟棄" in orders.session.window.toast.words)
    orders.key("p")
    orders.until(pane.promise.isVisible)
    assert pane.why.line.text() == ""


def test_a_date_that_another_gave_meanwhile_is_said_beside_yours(orders: Orders) -> None:
    pane = orders.pane
    orders.key("p")
    orders.until(pane.promise.isVisible)
    orders.elsewhere("promise", lambda order: (set_promise, SetPromise(
        order.id, SEEN, dt.date(2026, 11, 12), "別的視窗")))
    orders.until(lambda: "11/12" in pane.grid.values()["承諾交期"])
    pane.new_day.line.setText("2026/11/20")
    pane.why.line.setText("等客戶確認")
    pane.promise.submit()
    orders.until(lambda: "2026/11/12" in pane.promise.fault.text())
    assert "2026/11/20" in pane.promise.fault.text()
    assert pane.order is not None
    assert pane.order.promised == dt.date(2026, 11, 12)
    pane.promise.submit()
    orders.until(lambda: pane.order and pane.order.promised == dt.date(2026, 11, 20))
    assert pane.promise.isHidden()


def test_calling_off_says_what_another_changed_meanwhile(orders: Orders) -> None:
    pane = orders.pane
    (_, act), = pane.head._entries
    act()
    orders.until(pane.cancel.isVisible)
    assert pane.order is not None
    before = pane.order.open
    line = next(one for one in pane.order.lines if one.open)
    more = EditLine(line.id, SEEN, {"quantity": line.ordered + 7})
    orders.elsewhere("edit", lambda order: (edit_order, EditOrder(order.id, SEEN, {}, (more,))))
    orders.until(lambda: pane.order and pane.order.open == before + 7)
    pane.cancel.submit()
    orders.until(lambda: f"{before + 7:,.0f}" in pane.cancel.fault.text())
    assert pane.order.open == before + 7
    pane.cancel.submit()
    orders.until(orders.session.window.toast.isVisible)
    assert pane.cancel.isHidden()


def test_one_key_signs_the_contract_back_and_ctrl_z_takes_it_away(orders: Orders) -> None:
    pane = orders.pane
    orders.key("g")
    number = pane.head.number.text()
    orders.until(lambda: (number, "已簽回 11/05") in orders.papers())
    assert pane.sign.isHidden()
    orders.key("g")  # there is nothing more to sign: the key does nothing
    assert "合約簽回" in orders.happened()
    undo(orders.session.desk)
    orders.until(pane.sign.isVisible)
    assert all("已簽回" not in state for _, state in orders.papers())


def test_in_a_narrow_window_the_pane_takes_its_turn_for_a_form_and_an_editor(
    orders: Orders,
) -> None:
    page, pane = orders.page, orders.pane
    orders.session.window.resize(900, 700)
    orders.until(pane.isHidden)
    orders.key("p", page.view)
    orders.until(pane.new_day.line.hasFocus)
    orders.key(Key.Key_Escape)
    orders.until(page.view.hasFocus)
    assert pane.isHidden()
    orders.key(Key.Key_Return, page.view)
    orders.until(pane.hasFocus)
    orders.key(Key.Key_Return, pane)
    orders.until(lambda: page.editor is not None)
    orders.key(Key.Key_Escape, page.editor)
    orders.until(pane.hasFocus)
    orders.key(Key.Key_Escape, pane)
    assert page.view.hasFocus()


def test_once_contracts_are_signed_those_that_are_out_stand_in_the_list(orders: Orders) -> None:
    orders.key("g")
    orders.until(lambda: "合約簽回" in orders.happened())
    orders.until(lambda: any(row.contract_out for row in orders.page.model.rows))
    out = [row.number for row in orders.page.model.rows if row.contract_out]
    assert orders.pane.head.number.text() not in out
    orders.stand_on(next(
        row.number for row in orders.page.model.rows
        if row.contract_out and row.state.value == "open" and not row.on_hold
    ))
    state = orders.cell(OrderColumn.STATE)
    assert (state.text, state.filled) == ("合約未回簽", True)
    assert any(state.startswith("未回簽") for _, state in orders.papers())


def test_what_is_open_is_called_off_with_its_reason_from_behind_the_dots(
    orders: Orders,
) -> None:
    pane = orders.pane
    stands = orders.page.view.current_identity()
    with orders.qtbot.waitSignal(orders.page.model.replaced, timeout=WAIT):
        orders.page.header.choose("all")  # where it stays once it is called off
    assert orders.page.view.current_identity() == stands
    orders.until(orders.caught_up)
    orders.until(pane.head.more.isVisible)
    (words, act), = pane.head._entries
    assert words.startswith("取消訂單")
    act()
    orders.until(pane.cancel.isVisible)
    orders.type("客戶停產")
    orders.key(Key.Key_Return)
    orders.until(lambda: any("取消" in one for one in orders.happened()))
    assert "客戶停產" in pane.timeline.list.happenings[0].note
    undo(orders.session.desk)
    orders.until(lambda: pane.order is not None and pane.order.open > 0)


def test_a_long_story_begins_with_its_newest_part_and_shows_the_rest_when_asked(
    open_session: Callable[..., Session], own_place: Path, qtbot: QtBot, book: Any
) -> None:
    context = book.open_empty(own_place)
    first = context.ask(order_list, OrdersAsk(book.TODAY, OrderFilter.OPEN)).rows[0].id
    for turn in range(70):
        edit = EditOrder(first, context.book.head().seq, {"customer_po": f"PO {turn}"})
        context.perform("edit_order", edit_order, edit)
    context.close()
    orders = Orders(open_session(own_place, tab=Tab.ORDERS), qtbot)
    timeline = orders.pane.timeline
    assert timeline.title.link.text() == "全部 71 筆"  # actions: one made the order and its note
    assert len(timeline.list.happenings) == 12
    assert orders.happened()[0].endswith("PO 69")
    timeline.title.link.click()
    orders.until(lambda: len(timeline.list.happenings) == 72)
    assert timeline.title.link.isHidden()
    with qtbot.waitSignal(orders.pane.filled, timeout=WAIT):
        orders.pane.reload()
    orders.until(lambda: len(timeline.list.happenings) == 72)
    assert timeline.title.link.isHidden()


def test_the_keys_lead_on_to_shipping_the_editor_and_the_order_once_more(
    orders: Orders,
) -> None:
    page, went = orders.page, list[Target]()
    orders.session.desk.go = went.append
    orders.key("d")
    orders.until(lambda: went)
    assert went == [Target("delivery", None, orders.pane.head.number.text(), "ship")]
    number = page.current.number
    for key in ("e", Key.Key_Return):
        orders.key(key, page.view)
        orders.until(lambda: page.editor is not None)
        assert page.over is page.editor
        orders.key(Key.Key_Escape, page.editor)
        orders.until(lambda: page.over is None and page.view.hasFocus())
        assert page.current.number == number
    orders.key("r", page.view)
    orders.until(lambda: page.editor is not None)
    assert page.editor is not None
    assert page.editor.form.stored is None
    assert page.editor.form.customer is not None
    assert page.editor.form.customer.id == page.current.customer_id


def test_a_paper_leads_to_its_record(orders: Orders) -> None:
    went = list[Target]()
    orders.session.desk.go = went.append
    papers = orders.pane.papers
    papers.setFocus()
    orders.key(Key.Key_Return, papers)
    number, _ = orders.papers()[0]
    assert [(one.entity, one.number) for one in went] == [("delivery", number)]
    orders.pane.who.name.click()
    assert went[-1].entity == "customer"


def test_the_wide_window_shows_po_progress_next_step_and_owner(orders: Orders) -> None:
    view = orders.page.view
    wide = (OrderColumn.PO, OrderColumn.PROGRESS, OrderColumn.NEXT, OrderColumn.OWNER)
    assert all(view.isColumnHidden(column) for column in wide)
    orders.page.begin_search()
    assert orders.page.header.search is not None
    orders.page.header.search.setText("PO-02")  # one short row leaves much room
    orders.until(lambda: orders.page.model.rowCount() == 1)
    assert all(view.isColumnHidden(column) for column in wide)
    assert not view.isColumnHidden(OrderColumn.TOTAL)
    orders.session.window.resize(1920, 1080)
    orders.until(lambda: not any(view.isColumnHidden(column) for column in wide))
    assert orders.cell(OrderColumn.PO).text == "PO-02"
    assert orders.cell(OrderColumn.PROGRESS).text == "0 / 2 項"
    assert orders.cell(OrderColumn.NEXT).text == "定新交期並通知"
    assert orders.cell(OrderColumn.OWNER).text == "林怡君"


def test_between_narrow_and_wide_the_pane_gives_way_before_a_total_is_cut(
    orders: Orders,
) -> None:
    view = orders.page.view
    orders.session.window.resize(1100, 700)
    orders.until(lambda: orders.pane.width() < OrdersPage.pane_width)
    orders.until(lambda: view.horizontalScrollBar().maximum() == 0)
    assert orders.pane.isVisible()


def test_where_nothing_is_found_a_new_order_is_offered(orders: Orders) -> None:
    page = orders.page
    search = page.header.search
    assert search is not None
    search.setText("沒有這種東西")
    orders.until(lambda: page.model.rowCount() == 0 and page.empty.words)
    assert "沒有這種東西" in page.empty.words
    assert page.pane.body.isHidden()
    page.empty._action.click()
    orders.until(lambda: page.editor is not None)


def test_each_filter_lists_as_many_as_it_counts(orders: Orders) -> None:
    page = orders.page
    orders.until(lambda: page.header.filters["all"].count is not None)
    for place, (key, button) in enumerate(page.header.filters.items()):
        page.choose_filter(place)
        orders.until(lambda button=button: page.model.rowCount() == button.count)
        assert page.header.chosen == key
    assert page.header.filters["action"].count == 3  # two that are late, one on hold


@pytest.mark.parametrize("seen", [True, False], ids=["reloaded", "come back to"])
def test_the_list_of_the_day_before_is_asked_anew_in_the_morning(
    orders: Orders, monkeypatch: pytest.MonkeyPatch, seen: bool
) -> None:
    page, session = orders.page, orders.session
    page.header.choose("late")
    orders.until(lambda: page.model.rowCount() == page.header.filters["late"].count)
    before = page.model.rowCount()
    in_a_month = page.desk.clock() + dt.timedelta(days=30)
    if not seen:
        session.window.show_tab(Tab.PRODUCTS)
    monkeypatch.setattr(page.desk, "clock", lambda: in_a_month)
    if seen:
        page.reload()
    else:
        session.window.show_tab(Tab.ORDERS)
    orders.until(lambda: page.model.rowCount() > before)
    orders.until(lambda: page.model.rowCount() == page.header.filters["late"].count)


@pytest.mark.parametrize("language", list(Language))
def test_every_state_of_an_order_is_worded_in_every_language(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot, language: Language,
) -> None:
    """Twice as large, too: nothing asks for more room than a small screen has."""
    session = open_session(filled_place, language, tab=Tab.ORDERS, scale=2.0)
    page = cast("OrdersPage", session.window.page)
    page.choose_filter(6)
    qtbot.waitUntil(lambda: page.model.rowCount() > 15, timeout=WAIT)
    for row in range(page.model.rowCount()):
        page.view.select_identity(page.model.identity_at(row))
        page.pane.show_record(page.view.current_identity())
        qtbot.waitUntil(
            lambda: page.pane.order is not None
            and page.pane.order.id == page.view.current_identity(), timeout=WAIT,
        )
    assert session.window.minimumSizeHint().width() <= 1366
    assert session.window.width() == 1366
    assert page.pane.body.minimumSizeHint().width() <= 1366 - 2 * 76
