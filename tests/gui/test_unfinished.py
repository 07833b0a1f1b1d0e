"""What was left unfinished is named when the book opens, gone on with by one key, thrown away with
a way back; questions and dialogs are drafts as the editors are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Context
from app.gui.deliveries.void_dialog import VoidDialog
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.drafts.unfinished_list import UnfinishedList
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.order_editor.editor_page import OrderEditor
from app.gui.palette.palette import Palette
from app.gui.session import Session
from app.gui.today.put_off_dialog import PutOffDialog
from app.i18n import Language
from app.queries.drafts import draft_content
from app.queries.unfinished import Unfinished, unfinished
from app.services.drafts import KeepCells, keep_cells
from tests.gui.small_book import open_empty
from tests.gui.sweeping import cut, nameless

WAIT = 20_000
Key = Qt.Key
Cells = Mapping[tuple[int, str], str]


class Book:
    """A small firm's book with drafts in it, and a window on it."""

    def __init__(self, place: Path, open_session: Callable[..., Session], qtbot: QtBot) -> None:
        self.place, self.qtbot = place, qtbot
        self._open = open_session
        self.session: Session

    def left(self, kind: str, cells: Cells, base_id: int | None = None) -> int:
        context = open_empty(self.place)
        made: int = context.perform(
            "keep_draft", keep_cells, KeepCells(kind, None, cells, base_id)
        ).value
        context.close()
        return made

    def ask(self, question: Callable[[Context], Any]) -> Any:
        context = open_empty(self.place)
        answer = question(context)
        context.close()
        return answer

    def rows(self) -> list[Unfinished]:
        return list(self.ask(lambda context: context.ask(unfinished, None)))

    def open(self, tab: Tab = Tab.CUSTOMERS, language: Language = Language.ZH_TW) -> Session:
        self.session = self._open(self.place, language, tab=tab)
        self.session.window.activateWindow()
        return self.session

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def key(self, key: Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        into = QApplication.focusWidget() or self.session.window
        QTest.keyClick(into, key, modifiers)

    @property
    def strip(self) -> Any:
        self.until(lambda: self.session.unfinished.strip is not None)
        return self.session.unfinished.strip

    @property
    def list(self) -> UnfinishedList:
        self.until(lambda: self.session.unfinished.list is not None)
        assert self.session.unfinished.list is not None
        return self.session.unfinished.list

    @property
    def page(self) -> Any:
        return self.session.window.page

    def dialog(self, kind: type) -> Any:
        return self.session.window.findChild(kind)

    def over(self, kind: type) -> Any:
        self.until(lambda: isinstance(getattr(self.page, "over", None), kind))
        return self.page.over


@pytest.fixture
def book(filled_place: Path, open_session: Callable[..., Session], qtbot: QtBot) -> Book:
    return Book(filled_place, open_session, qtbot)


def _order_cells(book: Book) -> Cells:
    return {(0, "customer"): "H0023", (1, "item"): "BX-0004", (1, "quantity"): "70"}


def test_one_that_was_left_is_named_at_the_start_and_f3_goes_on_with_it(book: Book) -> None:
    book.left("order", _order_cells(book))
    book.open()
    assert book.strip.words.startswith("未完成的新訂單：和泰茶業，1 項，")
    book.until(lambda: book.page.view.hasFocus())  # nothing took the keyboard
    book.key(Key.Key_F3)
    editor = book.over(OrderEditor)
    book.until(lambda: book.page.editor is not None and book.page.editor.form.filled)
    assert book.page.editor.form.filled[0].item == "BX-0004"
    assert editor.offer.isHidden()
    assert book.session.unfinished.strip is None


def test_an_order_left_open_does_not_come_between(book: Book) -> None:
    book.left("order", {**_order_cells(book), (0, "at"): "0:QUANTITY"})
    book.left("order_promise", {(0, "reason"): "等料"}, book.ask(_record("orders")))
    book.open()
    book.key(Key.Key_F3)
    QTest.keyClick(book.list.view, Key.Key_Return)
    book.until(lambda: book.page.tab is Tab.ORDERS and book.page.pane.promise.isVisible())
    book.until(lambda: book.page.pane.why.value == "等料")
    assert book.page.editor is None


def test_nothing_left_says_nothing(book: Book) -> None:
    session = book.open()
    session.unfinished.open_list()
    book.until(lambda: "沒有" in session.window.toast.words)
    assert session.unfinished.strip is None


def test_several_stand_in_a_list_and_what_is_thrown_away_is_had_back(book: Book) -> None:
    book.left("customer", {(0, "name"): "新來的商行"})
    book.left("order", _order_cells(book))
    book.open()
    assert "2 份" in book.strip.words
    book.key(Key.Key_F3)
    shown = book.list
    assert [row.kind for row in shown.model.rows] == ["order", "customer"]
    QTest.keyClick(shown.view, Key.Key_Down)
    QTest.keyClick(shown.view, Key.Key_Delete)
    book.until(lambda: [row.kind for row in shown.model.rows] == ["order"])
    assert "新來的商行" in shown.said.text()
    QTest.keyClick(shown.view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    book.until(lambda: len(shown.model.rows) == 2)
    place = next(at for at, row in enumerate(shown.model.rows) if row.kind == "customer")
    shown.view.setCurrentIndex(shown.model.index(place, 0))
    QTest.keyClick(shown.view, Key.Key_Return)
    form = book.over(FormPage)
    book.until(lambda: form.value("name") == "新來的商行")
    assert form.offer.isHidden()


def test_the_line_names_what_is_left_after_one_was_thrown_away(book: Book) -> None:
    book.left("customer", {(0, "name"): "新來的商行"})
    book.left("order", _order_cells(book))
    session = book.open()
    book.key(Key.Key_F3)
    QTest.keyClick(book.list.view, Key.Key_Delete)
    book.until(lambda: book.strip.words.startswith("未完成的新客戶：新來的商行"))
    session.unfinished.list.undo.click()
    book.until(lambda: "2 份" in book.strip.words)
    book.list.reject()
    assert session.unfinished.list is None


def test_f3_goes_on_with_the_one_that_is_named_though_another_was_begun(book: Book) -> None:
    book.left("customer", {(0, "name"): "新來的商行"})
    session = book.open(Tab.PRODUCTS)
    book.until(lambda: book.page.model.rowCount() > 0 and book.strip)
    book.page.new_product()
    form = book.over(FormPage)
    form.fields["name"].set_text("紙袋")
    book.until(lambda: form.keeper.draft_id is not None)
    session.unfinished.open_list()
    book.until(lambda: len(book.list.model.rows) == 2)
    book.list.reject()
    book.key(Key.Key_F3)
    book.until(lambda: book.page.tab is Tab.CUSTOMERS)
    book.until(lambda: book.over(FormPage).value("name") == "新來的商行")


def test_ctrl_k_finds_what_was_left(book: Book) -> None:
    book.left("order", _order_cells(book))
    session = book.open()
    session.commands.find_everything()
    palette = session.window.findChild(Palette)
    assert palette is not None
    menu = session.commands.menu
    assert menu is not None
    entries = menu.commands(page=False)
    assert any(entry.text().startswith("未完成的") for entry in entries)


def test_what_is_thrown_away_in_its_editor_is_had_back_by_ctrl_z(book: Book) -> None:
    session = book.open(Tab.PRODUCTS)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.new_product()
    form = book.over(FormPage)
    form.fields["name"].set_text("紙袋")
    book.key(Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    book.until(lambda: book.page.over is None and "丟棄" in session.window.toast.words)
    assert book.rows() == []
    session.commands.undo()
    book.until(lambda: "拿回來" in session.window.toast.words)
    assert [row.who for row in book.rows()] == ["紙袋"]
    session.commands.undo()  # the draft is back: this is the book's last action again
    book.until(lambda: not session.tasks.busy)
    assert [row.who for row in book.rows()] == ["紙袋"]


def test_a_draft_thrown_away_while_its_editor_is_open_takes_the_editor_with_it(
    book: Book,
) -> None:
    session = book.open(Tab.PRODUCTS)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.new_product()
    form = book.over(FormPage)
    form.fields["name"].set_text("紙袋")
    book.until(lambda: form.keeper.draft_id is not None)
    session.unfinished.open_list()
    QTest.keyClick(book.list.view, Key.Key_Delete)
    book.until(lambda: book.page.over is None)
    book.until(lambda: session.unfinished.list is not None
               and session.unfinished.list.model.rowCount() == 0)
    assert book.rows() == []


@pytest.mark.parametrize("had_back", [False, True])
def test_a_question_whose_draft_was_thrown_away_goes_on(book: Book, had_back: bool) -> None:
    session = book.open(Tab.ORDERS)
    book.until(lambda: book.page.pane.order is not None)
    pane = book.page.pane
    pane.ask_promise()
    day = pane.promise.named["day"]
    day.line.setText("12/24")
    day.take()
    pane.why.line.setText("等料")
    pane.asked.current.question.keep()
    book.until(lambda: pane.asked.current.keeper.draft_id is not None)
    session.unfinished.open_list()
    QTest.keyClick(book.list.view, Key.Key_Delete)
    book.until(lambda: book.rows() == [] and not session.tasks.busy)
    if had_back:
        session.unfinished.list.undo.click()
        book.until(lambda: len(book.rows()) == 1)
    book.list.reject()
    pane.why.line.setText("等料兩天")
    pane.asked.current.question.keep()
    book.until(lambda: not session.tasks.busy)
    (row,) = book.rows()
    content = book.ask(lambda context: context.ask(draft_content, row.draft.id))
    assert content.cells == {(0, "day"): day.line.text(), (0, "reason"): "等料兩天"}
    assert book.session.window.page.strip.isHidden()


def test_another_language_keeps_a_question_that_stands_open(book: Book) -> None:
    session = book.open(Tab.ORDERS)
    book.until(lambda: book.page.pane.order is not None)
    book.page.pane.ask_promise()
    book.page.pane.why.line.setText("等料")  # not left yet
    session.window.hide()
    session.window.show()
    book.until(lambda: not session.tasks.busy)
    session.commands.choose_language(Language.EN)
    book.until(lambda: book.page.pane.order is not None)
    book.page.pane.ask_promise()
    book.until(lambda: book.page.pane.why.line.text() == "等料")
    assert "Going on" in book.page.pane.promise.left_line.words


CASES: list[tuple[str, Cells, str, Callable[[Book, Any], bool]]] = [
    ("customer", {(0, "remark"): "改到一半"}, "customer",
     lambda book, _: book.over(FormPage).value("remark") == "改到一半"),
    ("customer_terms", {(0, "term_count"): "7"}, "customer",
     lambda book, _: book.over(FormPage).value("term_count") == 7),
    ("contact:{id}", {(0, "name"): "新窗口"}, "contact",
     lambda book, _: book.over(FormPage).value("name") == "新窗口"),
    ("call_note", {(0, "said"): "他說下週"}, "customer",
     lambda book, _: book.page.record.call.calls.said.value == "他說下週"),
    ("product", {(0, "remark"): "改到一半"}, "product",
     lambda book, _: book.over(FormPage).value("remark") == "改到一半"),
    ("receipt", {(0, "amount"): "1,234"}, "new",
     lambda book, _: str(book.page.money.top.value("amount")) == "1234"),
    ("delivery", {(0, "customer"): "C0001", (0, "carrier"): "新竹"}, "new",
     lambda book, _: book.over(DeliveryEditor).form.carrier == "新竹"),
    ("delivery_void", {(0, "reason"): "寫錯數量"}, "delivery",
     lambda book, _: book.dialog(VoidDialog).reason.value == "寫錯數量"),
    ("order_promise", {(0, "reason"): "等料"}, "orders",
     lambda book, _: book.page.pane.promise.isVisible() and book.page.pane.why.value == "等料"),
    ("put_off:late_order:orders", {(0, "reason"): "等料"}, "late",
     lambda book, _: book.dialog(PutOffDialog).reason.value == "等料"),
]


def _record(of: str) -> Callable[[Context], int | None]:
    def ask(context: Context) -> int | None:
        from sqlalchemy import select

        from app.db.models import Customer, Delivery, Order, Product

        model: Any = {"customer": Customer, "product": Product, "delivery": Delivery,
                      "orders": Order, "late": Order}[of]
        query = select(model.id).order_by(model.id)
        if of == "late":
            from datetime import date

            query = query.where(Order.state == "open", Order.next_promise < date(2026, 11, 5))
        elif of == "orders":
            query = query.where(Order.state == "open")
        with context.book.read() as read:
            return read.session.scalars(query.limit(1)).first()

    return ask


@pytest.mark.parametrize(("kind", "cells", "of", "there"), CASES, ids=[one[0] for one in CASES])
def test_each_kind_is_gone_on_with_where_it_belongs(
    book: Book, kind: str, cells: Cells, of: str, there: Callable[[Book, Any], bool]
) -> None:
    base: int | None = None
    if of == "contact":
        kind = kind.format(id=book.ask(_record("customer")))
    elif of != "new":
        base = book.ask(_record(of))
    book.left(kind, cells, base)
    book.open(Tab.STATEMENTS if of == "customer" else Tab.CUSTOMERS)
    book.strip.go_on.click()

    def holds() -> bool:
        try:
            return there(book, base)
        except (AttributeError, IndexError):
            return False

    book.until(holds)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_line_and_the_list_stand_whole_and_named(
    book: Book, open_session: Callable[..., Session], qtbot: QtBot, language: Language,
    scale: float,
) -> None:
    book.left("order", _order_cells(book))
    book.left("customer", {(0, "name"): "Pacific"})
    book.session = open_session(book.place, language, scale=scale, tab=Tab.PRODUCTS)
    strip = book.strip
    book.session.window.grab()
    assert nameless(strip) == []
    assert cut(strip) == []
    book.session.unfinished.open_list()
    shown = book.list
    shown.say_thrown("x")
    shown.grab()
    assert cut(shown) == []
    assert nameless(shown) == []
    assert shown.width() <= 1366
    shown.reject()
