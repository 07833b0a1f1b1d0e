"""Esc from an editor says that what was typed is kept, for whom, and how to go on with it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.deliveries.void_dialog import VoidDialog
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.forms.form_page import FormPage
from app.gui.frame.tabs import Tab
from app.gui.order_editor.editor_page import OrderEditor
from app.gui.parts.toast import Toast
from app.i18n import Language
from tests.gui.test_unfinished import Book, _order_cells, _record, book

__all__ = ["book"]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def _toast(book: Book) -> Toast:
    return book.session.window.toast


def _type(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget() or QApplication.activeWindow(), text)


def _begin_order(book: Book) -> OrderEditor:
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.view.setFocus()
    book.key(Key.Key_N, CONTROL)
    book.until(lambda: book.page.editor is not None)
    editor: OrderEditor = book.page.editor
    book.until(editor.head.customer.line.hasFocus)
    return editor


def _type_order(book: Book) -> None:
    editor = _begin_order(book)
    _type("H0023")
    book.key(Key.Key_Return)
    book.until(editor.grid.line.hasFocus)
    _type("BX-0004")
    book.key(Key.Key_Return)
    book.until(lambda: bool(editor.form.filled))


def _settled(book: Book) -> None:
    """Whatever would be said has been."""
    book.until(lambda: not book.session.tasks.busy)
    told: list[bool] = []
    book.session.tasks.read(lambda _context: True, told.append, after_writes=True)
    book.until(lambda: told)


def test_esc_from_an_order_says_that_it_is_kept_and_f3_goes_on_with_it(book: Book) -> None:
    book.open(Tab.ORDERS)
    _type_order(book)
    book.key(Key.Key_Escape)
    book.until(lambda: _toast(book).words == "新訂單已留成草稿：和泰茶業，1 項")
    assert [(one.words, one.key) for one in _toast(book).offered] == [("接著寫", "F3")]
    assert book.page.editor is None
    book.key(Key.Key_F3)
    book.until(lambda: book.page.editor is not None and bool(book.page.editor.form.filled))
    assert book.page.editor.form.filled[0].item == "BX-0004"
    assert book.page.editor.offer.isHidden()


def test_the_toast_goes_on_with_it_too_from_another_tab(book: Book) -> None:
    session = book.open(Tab.ORDERS)
    _type_order(book)
    session.window.show_tab(Tab.CUSTOMERS)
    session.window.show_tab(Tab.ORDERS)
    book.key(Key.Key_Escape)
    book.until(lambda: "已留成草稿" in _toast(book).words)
    session.window.show_tab(Tab.CUSTOMERS)
    go_on = _toast(book).offered[-1].act
    assert go_on is not None
    go_on()
    book.until(lambda: book.page.tab is Tab.ORDERS and book.page.editor is not None
               and bool(book.page.editor.form.filled))


def test_an_order_nobody_typed_into_says_nothing(book: Book) -> None:
    book.open(Tab.ORDERS)
    _begin_order(book)
    book.key(Key.Key_Escape)
    book.until(lambda: book.page.editor is None)
    _settled(book)
    assert _toast(book).words == ""


def test_what_was_taken_back_to_nothing_says_nothing(book: Book) -> None:
    book.open(Tab.CUSTOMERS)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.new_customer()
    form = book.over(FormPage)
    form.fields["name"].set_text("新來的商行")
    book.until(lambda: form.keeper.draft_id is not None)
    form.fields["name"].set_text("")
    book.key(Key.Key_Escape)
    book.until(lambda: book.page.over is None)
    _settled(book)
    assert _toast(book).words == ""


def test_a_delivery_and_a_form_say_it_too(book: Book) -> None:
    book.open(Tab.DELIVERIES)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.view.setFocus()
    book.key(Key.Key_N, CONTROL)
    editor = book.over(DeliveryEditor)
    book.until(lambda: not editor.loading)
    _type("C0001")
    book.key(Key.Key_Return)
    book.until(editor.grid.line.hasFocus)
    _type("15")
    book.key(Key.Key_Return)
    book.key(Key.Key_Escape)
    book.until(lambda: _toast(book).words.startswith("新出貨單已留成草稿：長榮食品，"))
    book.session.window.show_tab(Tab.PRODUCTS)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.new_product()
    book.over(FormPage).fields["name"].set_text("紙袋")
    book.key(Key.Key_Escape)
    book.until(lambda: _toast(book).words == "新品項已留成草稿：紙袋")
    book.key(Key.Key_F3)
    book.until(lambda: book.over(FormPage).value("name") == "紙袋")


def test_a_question_in_a_pane_says_it_too(book: Book) -> None:
    book.open(Tab.ORDERS)
    book.until(lambda: book.page.pane.order is not None)
    pane = book.page.pane
    number = pane.order.number
    pane.ask_promise()
    pane.why.line.setText("等料")
    QTest.keyClick(pane.why.line, Key.Key_Escape)
    book.until(lambda: _toast(book).words.startswith(f"改承諾交期已留成草稿：{number} "))
    pane.ask_promise()
    book.until(lambda: pane.why.line.text() == "等料")
    pane.promise.throw_away()
    pane.ask_promise()
    book.until(lambda: "丟棄" in _toast(book).words)
    QTest.keyClick(pane.why.line, Key.Key_Escape)
    _settled(book)
    assert "丟棄" in _toast(book).words


def test_a_dialog_says_it_too_and_f3_opens_it_again(book: Book) -> None:
    book.open(Tab.DELIVERIES)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.header.choose("all")
    book.until(lambda: book.page.pane.facts is not None and book.page.pane.facts.sheet is not None)
    book.until(lambda: book.page.pane.shown == book.page.view.current_identity())
    delivery = book.page.pane.facts.sheet
    QTest.keyClick(book.page.view, Key.Key_V)
    book.until(lambda: book.dialog(VoidDialog) is not None)
    book.dialog(VoidDialog).reject()
    book.until(lambda: book.dialog(VoidDialog) is None)
    _settled(book)
    assert _toast(book).words == ""
    book.session.window.activateWindow()
    book.until(book.session.window.isActiveWindow)
    QTest.keyClick(book.page.view, Key.Key_V)
    book.until(lambda: book.dialog(VoidDialog) is not None)
    dialog = book.dialog(VoidDialog)
    dialog.reason.line.setText("寫錯數量")
    QTest.keyClick(dialog.reason.line, Key.Key_Escape)
    book.until(lambda: _toast(book).words.startswith("作廢出貨單已留成草稿："))
    assert delivery.number in _toast(book).words
    book.until(lambda: book.dialog(VoidDialog) is None)
    QTest.keyClick(book.page.view, Key.Key_F3)
    book.until(lambda: book.dialog(VoidDialog) is not None
               and book.dialog(VoidDialog).reason.value == "寫錯數量")


def test_where_others_are_named_at_the_foot_it_is_named_there_with_them(book: Book) -> None:
    book.left("customer", {(0, "name"): "新來的商行"})
    book.open(Tab.ORDERS)
    assert "新來的商行" in book.strip.words
    _type_order(book)
    book.key(Key.Key_Escape)
    book.until(lambda: "已留成草稿" in _toast(book).words)
    assert _toast(book).offered == ()
    assert "2 份" in book.strip.words
    book.key(Key.Key_F3)
    assert {row.kind for row in book.list.model.rows} == {"order", "customer"}
    book.list.reject()


def test_f3_shows_the_list_once_what_was_left_is_gone(book: Book) -> None:
    session = book.open(Tab.ORDERS)
    _type_order(book)
    book.key(Key.Key_Escape)
    book.until(lambda: "已留成草稿" in _toast(book).words)
    session.unfinished.open_list()
    QTest.keyClick(book.list.view, Key.Key_Delete)
    book.until(lambda: book.list.model.rowCount() == 0)
    book.list.reject()
    book.key(Key.Key_F3)
    book.until(lambda: "沒有寫到一半的" in _toast(book).words)


def test_an_open_order_thrown_away_from_the_list_and_had_back_stands_in_it_again(
    book: Book,
) -> None:
    session = book.open(Tab.ORDERS)
    _type_order(book)
    book.until(lambda: book.page.editor.keeper.draft_id is not None)
    session.unfinished.open_list()
    QTest.keyClick(book.list.view, Key.Key_Delete)
    book.until(lambda: book.page.editor is None and book.list.model.rowCount() == 0)
    session.unfinished.list.undo.click()  # type: ignore[union-attr]
    book.until(lambda: [row.kind for row in book.list.model.rows] == ["order"])
    assert book.page.editor is not None
    assert book.page.editor.form.filled[0].item == "BX-0004"


def test_one_left_before_and_had_back_stands_in_the_list_again(book: Book) -> None:
    book.left("order", _order_cells(book))
    book.left("order_promise", {(0, "reason"): "等料"}, book.ask(_record("orders")))
    session = book.open(Tab.PRODUCTS)
    book.until(lambda: book.strip)
    session.unfinished.open_list()
    shown = book.list
    for left in (1, 0):
        QTest.keyClick(shown.view, Key.Key_Delete)
        book.until(lambda left=left: shown.model.rowCount() == left)
    shown.undo.click()
    book.until(lambda: shown.model.rowCount() == 1)


@pytest.mark.parametrize("language", [Language.ZH_CN, Language.EN])
def test_it_is_said_in_the_windows_language(book: Book, language: Language) -> None:
    book.open(Tab.PRODUCTS, language)
    book.until(lambda: book.page.model.rowCount() > 0)
    book.page.new_product()
    book.over(FormPage).fields["name"].set_text("Bag")
    book.key(Key.Key_Escape)
    said: dict[Language, Any] = {
        Language.ZH_CN: "新产品已留成草稿：Bag", Language.EN: "New product: kept as a draft, Bag",
    }
    book.until(lambda: _toast(book).words == said[language])
