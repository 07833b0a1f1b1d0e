"""What somebody new to the window meets: the same terms by either way, and no list that moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.gui.first_start.first_start import FirstStart
from app.gui.frame.tabs import Tab
from app.gui.lists.list_header import ARROWS
from app.gui.operations.customers import NEW
from app.gui.operations.orders import add_customer
from app.gui.operations.performing import perform
from app.gui.operations.undo import undo
from app.gui.pages.customers_page import CustomersPage
from app.gui.pages.orders_page import OrdersPage
from app.gui.session import Session
from app.gui.statements.statements_page import StatementsPage
from app.i18n import Language
from app.queries.customer_sheets import customer_sheet
from app.queries.lookups.customers import CustomerHit
from app.services.perform import Outcome
from app.services.saved_filters import SaveFilter, save_filter
from tests.gui.hands import Hands

WAIT = 20_000


def test_a_customer_made_in_an_order_has_the_terms_that_the_form_proposes(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    desk = open_session(filled_place, tab=Tab.ORDERS).desk
    made: list[CustomerHit] = []
    add_customer(desk, "新來的客戶", made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=WAIT)
    found: list[dict[str, object]] = []
    desk.tasks.read(
        lambda context: context.ask(customer_sheet, made[0].id),
        lambda sheet: found.append(dict(sheet.values) if sheet is not None else {}),
    )
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    assert {name: found[0][name] for name in NEW} == NEW


def test_where_nothing_is_to_be_taken_back_a_toast_says_so_and_the_list_stays(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    undo(session.desk)
    toast = session.window.toast
    qtbot.waitUntil(toast.isVisible, timeout=WAIT)
    assert (toast.words, toast.refused) == ("沒有可以復原的操作。", True)
    assert session.window.page.strip.isHidden()


def test_news_do_not_keep_the_keyboard_from_the_statements(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.STATEMENTS)
    page = session.window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)  # type: ignore[attr-defined]
    session.window.rail.setFocus()
    page.activate()
    session.bus.changed.emit(None)
    qtbot.waitUntil(page.view.hasFocus, timeout=WAIT)  # type: ignore[attr-defined]


def test_the_arrow_over_a_list_says_how_its_rows_stand(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    page = open_session(filled_place, tab=Tab.ORDERS).window.page
    assert isinstance(page, OrdersPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    assert _arrows(page) == ["承諾交期 ↑"]
    page.header.choose("all")
    assert _arrows(page) == ["訂單編號 ↓"]  # the newest first, whatever was asked before
    page.view.sort_asked.emit(0)
    assert _arrows(page) == ["訂單編號 ↑"]
    qtbot.waitUntil(lambda: _numbers(page) == sorted(_numbers(page)), timeout=WAIT)
    page.view.sort_asked.emit(0)
    assert _arrows(page) == ["訂單編號 ↓"]
    qtbot.waitUntil(lambda: _numbers(page) == sorted(_numbers(page), reverse=True), timeout=WAIT)


def _arrows(page: OrdersPage) -> list[str]:
    header = page.view.list_header
    said = [header.section_words(section) for section in range(header.count())]
    return [one for one in said if one[-1:] in ARROWS.values()]


def _numbers(page: OrdersPage) -> list[str]:
    return [row.number for row in page.model.rows]


def test_what_is_late_stands_on_the_rail_before_its_tab_was_shown_and_after_a_new_look(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.PRODUCTS)
    with_badge = [Tab.ORDERS, Tab.COMPLAINTS]
    qtbot.waitUntil(lambda: session.badges is not None, timeout=WAIT)

    def late() -> list[str]:
        return [session.window.rail.items[tab].accessibleDescription() for tab in with_badge]

    counted: list[dict[str, int]] = []
    session.tasks.read(_late_counts, counted.append)
    qtbot.waitUntil(lambda: bool(counted), timeout=WAIT)
    known = [str(counted[0][one]) for one in ("late", "unanswered")]
    assert "0" not in known
    qtbot.waitUntil(lambda: late() == known, timeout=WAIT)
    session.commands.rebuild()
    qtbot.waitUntil(lambda: late() == known, timeout=WAIT)


def _late_counts(context: Context) -> dict[str, int]:
    from app.queries.lists.complaints import ComplaintFilter, complaint_counts
    from app.queries.lists.orders import OrderFilter, order_counts

    today = context.clock.today()
    return {
        "late": context.ask(order_counts, today)[OrderFilter.LATE],
        "unanswered": context.ask(complaint_counts, today)[ComplaintFilter.UNANSWERED],
    }


def test_the_first_choice_of_a_language_moves_no_field_and_names_the_program_in_it(
    open_session: Callable[..., Session], tmp_path: Path, qtbot: QtBot
) -> None:
    session = open_session(tmp_path / "new")
    places: set[int] = set()
    for language, title in ((Language.EN, "Gendan"), (Language.ZH_TW, "跟單")):
        _first(session).languages[language].click()
        qtbot.waitUntil(lambda title=title: session.window.windowTitle() == title, timeout=WAIT)
        line = _first(session).firm.line
        qtbot.waitUntil(line.hasFocus, timeout=WAIT)
        places.add(line.mapTo(session.window, QPoint(0, 0)).y())
    assert len(places) == 1


def _first(session: Session) -> FirstStart:
    return next(one for one in session.window.findChildren(FirstStart) if one.isVisible())


def test_what_is_wrong_with_a_date_is_said_whole_and_moves_no_field_beside_it(hands: Hands) -> None:
    hands.open_new()
    head = hands.editor.head
    beside = (head.customer, head.po, head.terms, head.remark)
    before = [one.line.mapTo(head, QPoint(0, 0)).y() for one in beside]
    head.required.line.setText("next monday")
    head.required.take()
    fault = head.required.fault
    hands.wait(lambda: fault.isVisible() and fault.height() >= fault.heightForWidth(fault.width()))
    assert fault.heightForWidth(fault.width()) > fault.fontMetrics().height()  # broken, not cut
    assert [one.line.mapTo(head, QPoint(0, 0)).y() for one in beside] == before


def test_a_refused_month_is_told_no_longer_than_it_stands_there(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    page = open_session(filled_place, tab=Tab.STATEMENTS).window.page
    assert isinstance(page, StatementsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    page.months.type_month("abc")
    qtbot.waitUntil(page.months.line.hasFocus, timeout=WAIT)
    QTest.keyClick(page.months.line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.strip.isVisible, timeout=WAIT)
    QTest.keyClick(page.months.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.strip.isHidden, timeout=WAIT)
    assert page.months.line.isHidden()


def test_another_size_of_text_keeps_the_search_and_what_was_saved_when(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    session = open_session(filled_place, tab=Tab.ORDERS)
    page = session.window.page
    assert isinstance(page, OrdersPage)
    assert page.header.search is not None
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    page.header.choose("all")
    page.header.search.setText("C0004")
    saved: list[Outcome[Any]] = []
    save = SaveFilter("orders", "C4", "all", "C0004")
    perform(session.desk, lambda context: context.perform("save_filter", save_filter, save),
            saved.append)
    qtbot.waitUntil(lambda: bool(page.own.rows), timeout=WAIT)
    page.own.choose(page.own.rows[0].id)
    said = session.window.status.saved.text()
    assert said.endswith("14:32")
    session.window.show_tab(Tab.PRODUCTS)
    session.commands.rebuild()
    session.commands.rebuild()  # before the tab was looked at
    session.window.show_tab(Tab.ORDERS)
    again = session.window.page
    assert isinstance(again, OrdersPage)
    assert again is not page
    qtbot.waitUntil(lambda: again.header.own_chosen == saved[0].value, timeout=WAIT)
    assert again.header.search is not None
    assert again.header.search.text() == "C0004"
    assert session.window.status.saved.text() == said


def test_beside_a_customers_record_the_list_shows_no_number_without_its_heading(
    open_session: Callable[..., Session], filled_place: Path, qtbot: QtBot
) -> None:
    page = open_session(filled_place, tab=Tab.CUSTOMERS).window.page
    assert isinstance(page, CustomersPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=WAIT)
    assert page.view.list_header.isHidden()
    assert page.header.search is not None
    rows = page.model.rowCount()
    page.header.search.setText("C0004")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < rows, timeout=WAIT)
    shown = [column.title for section, column in enumerate(page.model.columns())
             if not page.view.isColumnHidden(section)]
    assert set(shown) <= {"gui.column.customer", "gui.column.mark"}
