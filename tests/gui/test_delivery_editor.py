"""The delivery editor by keyboard alone: proposed, typed over, kept, shipped, printed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.deliveries.deliveries_page import DeliveriesPage
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.delivery_editor.ship_rows import ShipColumn
from app.gui.fields.compose_guard import Waiting
from app.gui.frame.tabs import Tab
from app.gui.operations.undo import undo
from app.gui.session import Session
from app.gui.target import Target
from app.queries.panes.deliveries import DeliverySheet, delivery_sheet

pytestmark = pytest.mark.usefixtures("no_strays")
WAIT = 10_000
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Types into whatever has the keyboard, and counts the keys that are no text."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session, self.qtbot = session, qtbot
        self.navigation = 0

    @property
    def page(self) -> DeliveriesPage:
        return cast("DeliveriesPage", self.session.window.page)

    @property
    def editor(self) -> DeliveryEditor:
        assert isinstance(self.page.over, DeliveryEditor)
        return self.page.over

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.session.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.navigation += 1
        cast("Any", self.qtbot).keyClick(self._focused(), key, modifiers)

    def type(self, text: str) -> None:
        if text.isascii():
            cast("Any", self.qtbot).keyClicks(self._focused(), text)
            return
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(self._focused(), commit)

    def enter(self) -> None:
        self.key(Key.Key_Return)

    def opened(self) -> None:
        self.until(
            lambda: isinstance(self.page.over, DeliveryEditor) and not self.page.over.loading
        )

    def open_for(self, text: str) -> None:
        self.key(Key.Key_N, CONTROL)
        self.opened()
        self.type(text)
        self.enter()
        self.until(lambda: self.editor.grid.line.hasFocus())

    def quantities(self) -> list[Decimal | None]:
        return [line.quantity for line in self.editor.form.lines]

    def shipped(self) -> DeliverySheet:
        """What stands in the list once the editor is gone."""
        self.until(lambda: self.page.over is None)
        self.until(lambda: self.page.pane.facts is not None
                   and self.page.pane.facts.sheet is not None
                   and self.page.pane.facts.sheet.id == self.page.view.current_identity())
        assert self.page.pane.facts is not None
        assert self.page.pane.facts.sheet is not None
        return self.page.pane.facts.sheet

    def ask(self, question: Callable[[Any], Any]) -> Any:
        found: list[Any] = []
        self.session.tasks.read(question, found.append)
        self.until(lambda: found)
        return found[0]


@pytest.fixture
def hands(
    open_session: Callable[..., Session], filled_place: Path, tmp_path: Path, qtbot: QtBot
) -> Hands:
    place = tmp_path / "book"
    shutil.copytree(filled_place, place)
    session = open_session(place, tab=Tab.DELIVERIES)
    session.window.activateWindow()
    made = Hands(session, qtbot)
    made.until(lambda: made.page.model.rowCount() > 0)
    return made


def test_what_a_customer_has_coming_is_proposed_and_ships_with_one_key(hands: Hands) -> None:
    hands.open_for("cr")  # 長榮, by sound
    assert hands.quantities() == [Decimal(2000), Decimal(2000)]
    hands.key(Key.Key_F9)
    made = hands.shipped()
    assert [line.quantity for line in made.lines] == [2000, 2000]
    assert str(made.date) == "2026-11-05"
    assert made.customer == "長榮食品股份有限公司"


def test_quantities_are_typed_over_and_an_empty_one_leaves_its_line_out(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("１，５００")  # full-width digits are digits
    hands.enter()
    hands.type("0")
    hands.enter()
    assert hands.quantities() == [Decimal(1500), None]
    hands.key(Key.Key_F9)
    made = hands.shipped()
    assert [(line.quantity, line.line) for line in made.lines] == [(Decimal(1500), 1)]
    assert made.batches is None


def test_what_is_typed_at_the_button_goes_into_the_cell_one_came_from(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.enter()
    hands.enter()  # the last line's number is taken as proposed: one Enter too many
    hands.until(hands.editor.save_button.hasFocus)
    hands.type("７００")
    hands.until(hands.editor.grid.line.hasFocus)
    assert hands.editor.grid.row == 1
    hands.enter()
    assert hands.quantities() == [Decimal(2000), Decimal(700)]
    assert hands.editor.save_button.hasFocus()
    hands.key(Key.Key_F9)
    assert [line.quantity for line in hands.shipped().lines] == [2000, 700]


def test_what_is_typed_at_the_button_after_a_remark_goes_on_with_it(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.editor.grid.go(1, ShipColumn.REMARK)
    hands.type("兩箱")
    hands.enter()
    hands.until(hands.editor.save_button.hasFocus)
    hands.type("小心")
    hands.until(hands.editor.grid.line.hasFocus)
    hands.enter()
    assert hands.editor.form.lines[1].remark == "兩箱小心"
    assert hands.quantities() == [Decimal(2000), Decimal(2000)]
    hands.enter()  # the button's own key is not taken for a word
    assert [line.remark for line in hands.shipped().lines] == ["", "兩箱小心"]


def test_head_and_remark_go_onto_the_paper(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.key(Key.Key_Tab)
    hands.type("分兩箱")
    editor = hands.editor
    editor.head.carrier.line.setFocus()
    for text in ("新竹貨運", "7301-1", "臺中港路 1 號"):
        hands.type(text)
        hands.enter()
    hands.key(Key.Key_Space)
    hands.enter()
    hands.type("120")
    hands.enter()
    hands.type("AB12345678")
    hands.enter()
    hands.until(lambda: editor.grid.line.hasFocus())
    hands.key(Key.Key_F9)
    made = hands.shipped()
    assert (made.carrier, made.tracking_no, made.address, made.third_party) == (
        "新竹貨運", "7301-1", "臺中港路 1 號", True)
    assert (made.freight, made.invoice_no) == (Decimal(120), "AB12345678")
    assert made.lines[0].remark == "分兩箱"


def test_more_than_the_tolerance_asks_for_consent_beside_the_line(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("2500")
    hands.enter()
    hands.key(Key.Key_F9)
    editor = hands.editor
    assert (editor.grid.row, editor.grid.column) == (0, ShipColumn.QUANTITY)
    notice = editor.rows.notices(0)[0]
    assert "500" in notice.words
    assert editor.grid.rowHeight(0) == 2 * editor.grid.rowHeight(1)
    hands.key(Key.Key_F6)
    assert editor.form.lines[0].consented
    hands.key(Key.Key_F9)
    assert [line.quantity for line in hands.shipped().lines] == [2500, 2000]


def test_f7_makes_it_as_many_as_may_go(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("2500")
    hands.key(Key.Key_Down)
    hands.key(Key.Key_Up)
    hands.key(Key.Key_F7)
    assert hands.quantities()[0] == 2000
    assert not hands.editor.rows.notices(0)


def test_a_customer_on_hold_ships_only_with_who_released_it_and_why(hands: Hands) -> None:
    hands.open_for("HK002")
    editor = hands.editor
    assert editor.head.held.isVisible()
    hands.key(Key.Key_F9)
    assert editor.head.released_by.line.hasFocus()
    assert editor.head.released_by.fault.text()
    hands.type("陳經理")
    hands.enter()
    hands.key(Key.Key_F9)
    assert editor.head.reason.line.hasFocus()
    hands.type("已匯款")
    hands.key(Key.Key_F9)
    assert hands.shipped().customer == "宏遠貿易有限公司"


def test_what_cannot_be_read_stays_in_its_cell_and_keeps_the_paper_here(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("two")
    hands.enter()
    hands.key(Key.Key_F9)
    assert hands.editor.rows.text(0, ShipColumn.QUANTITY) == "two"
    assert hands.editor.rows.wrong(0, ShipColumn.QUANTITY)
    assert hands.editor.grid.row == 0


def test_pasted_rows_fill_the_quantities_from_the_cell_on(hands: Hands) -> None:
    hands.open_for("C0001")
    QGuiApplication.clipboard().setText("1,200\t急\n800\t\n999\n")
    hands.key(Key.Key_V, CONTROL)
    assert hands.quantities() == [Decimal(1200), Decimal(800)]
    assert hands.editor.form.lines[0].remark == "急"


def test_nothing_and_everything_with_one_key_each(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.key(Key.Key_0, ALT)
    assert hands.quantities() == [None, None]
    hands.key(Key.Key_F9)
    assert not hands.editor.strip.isHidden()
    hands.key(Key.Key_A, ALT)
    assert hands.quantities() == [Decimal(2000), Decimal(2000)]


def test_from_an_order_only_its_lines_are_proposed(hands: Hands) -> None:
    number = hands.ask(_second_order_of_first_customer)
    hands.session.desk.go(Target("delivery", None, number, "ship"))
    hands.opened()
    lines = hands.editor.form.lines
    assert {line.open.order for line in lines if line.quantity} == {number}
    assert any(line.quantity is None for line in lines)
    hands.until(lambda: hands.editor.grid.line.hasFocus())
    assert lines[hands.editor.grid.row].open.order == number


def test_another_tab_and_back_finds_the_keyboard_in_the_same_cell(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.enter()
    hands.type("70")
    hands.session.window.show_tab(Tab.PRODUCTS)
    hands.session.window.show_tab(Tab.DELIVERIES)
    assert hands.editor.grid.line.hasFocus()
    assert hands.quantities() == [Decimal(2000), Decimal(70)]


def _second_order_of_first_customer(context: Any) -> str:
    from app.services.order_lines import NewLine
    from app.services.orders import PlaceOrder, place_order

    lines = (NewLine(Decimal(10), Decimal(5), name="紙管"),)
    command = PlaceOrder(customer_id=1, date=context.clock.today(), lines=lines)
    return str(context.perform("place_order", place_order, command).value["number"])


def test_a_draft_is_kept_cell_by_cell_and_brought_back(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("700")
    hands.enter()
    hands.until(lambda: "700" in hands.ask(_kept_cells).values())  # before anything is left
    hands.key(Key.Key_Escape)
    hands.until(lambda: hands.page.over is None)
    hands.key(Key.Key_N, CONTROL)
    hands.opened()
    assert "長榮食品" in hands.editor.offer.words
    before = hands.editor
    hands.key(Key.Key_F3)
    hands.until(lambda: hands.page.over not in (None, before))
    assert hands.quantities() == [Decimal(700), Decimal(2000)]
    hands.key(Key.Key_F9)
    assert hands.shipped().lines[0].quantity == 700
    hands.key(Key.Key_N, CONTROL)
    hands.opened()
    assert hands.editor.offer.isHidden()


def test_what_was_begun_of_the_same_customer_goes_along_with_the_older_draft(
    hands: Hands,
) -> None:
    hands.open_for("C0001")
    hands.type("700")
    hands.enter()
    hands.key(Key.Key_Escape)
    hands.until(lambda: hands.page.over is None)
    hands.open_for("C0001")
    before = hands.editor
    before.head.carrier.line.setText("新竹")
    before.head.carrier.take()
    hands.until(lambda: hands.ask(_drafts) == 2)
    before.offer.taken.emit()
    hands.until(lambda: hands.page.over not in (None, before))
    assert hands.quantities()[0] == Decimal(700)
    assert hands.editor.form.carrier == "新竹"
    hands.until(lambda: hands.ask(_drafts) == 1)
    hands.until(lambda: hands.ask(_kept_cells).get((0, "carrier")) == "新竹")


def test_what_was_begun_for_another_customer_stays_a_draft_if_it_was_typed_in(
    hands: Hands,
) -> None:
    hands.open_for("C0001")
    hands.type("700")
    hands.enter()
    for typed, left in (("", 1), ("12", 2)):
        hands.key(Key.Key_Escape)
        hands.until(lambda: hands.page.over is None)
        hands.open_for("C0004")
        before = hands.editor
        if typed:
            hands.type(typed)
            hands.enter()
        hands.until(lambda: hands.ask(_drafts) == 2)
        before.offer.taken.emit()
        hands.until(lambda before=before: hands.page.over not in (None, before))
        hands.until(lambda left=left: hands.ask(_drafts) == left)
        assert hands.quantities()[0] == Decimal(700)


def _drafts(context: Any) -> int:
    from app.queries.drafts import open_drafts

    return len(context.ask(open_drafts, "delivery"))


def _kept_cells(context: Any) -> dict[tuple[int, str], str]:
    from app.queries.drafts import draft_content, open_drafts

    drafts = context.ask(open_drafts, "delivery")
    return dict(context.ask(draft_content, drafts[0].id).cells) if drafts else {}


def test_a_draft_thrown_away_is_not_offered_again(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("700")
    hands.enter()
    hands.key(Key.Key_Escape, SHIFT)
    hands.until(lambda: hands.page.over is None)
    hands.key(Key.Key_N, CONTROL)
    hands.opened()
    assert hands.editor.offer.isHidden()


def test_a_draft_is_thrown_away_while_a_number_is_being_typed(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("700")
    hands.enter()
    hands.type("3")
    hands.key(Key.Key_Escape, SHIFT)
    hands.until(lambda: hands.page.over is None)
    hands.key(Key.Key_N, CONTROL)
    hands.opened()
    assert hands.editor.offer.isHidden()


def test_what_somebody_else_ships_meanwhile_shows_and_what_was_typed_stays(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.type("700")
    hands.enter()
    first, second = (line.open.line_id for line in hands.editor.form.lines)
    hands.session.tasks.write(
        lambda context, _progress: _ship(context, second), lambda _none: None
    )
    hands.session.desk.bus.look()
    hands.until(lambda: len(hands.editor.form.lines) == 1)
    assert hands.editor.form.lines[0].open.line_id == first
    assert hands.quantities() == [Decimal(700)]


def test_a_number_half_typed_is_gone_on_with_when_somebody_ships_meanwhile(hands: Hands) -> None:
    hands.open_for("C0001")
    second = hands.editor.form.lines[1].open.line_id
    hands.type("12")
    hands.session.tasks.write(
        lambda context, _progress: _ship(context, second), lambda _none: None
    )
    hands.session.desk.bus.look()
    hands.until(lambda: len(hands.editor.form.lines) == 1)
    hands.type("0")
    hands.enter()
    assert hands.quantities() == [Decimal(120)]


def test_a_half_composed_word_stays_when_somebody_ships_meanwhile(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.open_for("C0001")
    second = hands.editor.form.lines[1].open.line_id
    hands.editor.grid.go(0, ShipColumn.REMARK)
    hands.type("先送")
    line, put = hands.editor.grid.line, list[str]()
    monkeypatch.setattr(line, "setText", put.append)  # makes an input method forget its word
    QApplication.sendEvent(line, QInputMethodEvent("ㄈㄣ", []))
    hands.session.tasks.write(
        lambda context, _progress: _ship(context, second), lambda _none: None
    )
    hands.session.desk.bus.look()
    hands.until(lambda: hands.editor.findChildren(Waiting))
    assert (put, len(hands.editor.form.lines), line.hasFocus()) == ([], 2, True)
    monkeypatch.undo()
    hands.type("分批")
    hands.until(lambda: len(hands.editor.form.lines) == 1)
    hands.type("到")  # it goes on
    hands.enter()
    assert hands.editor.form.lines[0].remark == "先送分批到"


def test_what_another_window_shipped_is_not_shipped_again(hands: Hands) -> None:
    hands.open_for("C0001")
    line = hands.editor.form.lines[1].open.line_id
    hands.session.tasks.write(
        lambda context, _progress: _ship(context, line), lambda _none: None
    )
    hands.key(Key.Key_F9)  # nobody has told this window yet
    hands.until(lambda: not hands.editor.strip.isHidden())
    assert hands.editor.save_button.isEnabled()
    assert len(hands.ask(_count)) == 1


def _ship(context: Any, line: int) -> None:
    from app.services.deliveries import ShipDelivery, ship_delivery
    from app.services.shipped_lines import ShipLine

    command = ShipDelivery(1, context.clock.today(), (ShipLine(line, Decimal(2000)),))
    context.perform("ship_delivery", ship_delivery, command)


def test_undo_after_shipping_voids_the_paper_and_opens_its_lines_again(hands: Hands) -> None:
    number = hands.ask(_second_order_of_first_customer)
    target = Target("delivery", None, number, "ship")
    hands.session.desk.go(target)
    hands.opened()
    hands.key(Key.Key_F9)
    made = hands.shipped()
    undo(hands.session.desk)
    hands.until(lambda: _sheet(hands, made.id).voided)
    hands.session.desk.go(target)
    hands.opened()
    assert [line.quantity for line in hands.editor.form.lines if line.open.order == number] == [10]


def _sheet(hands: Hands, delivery_id: int) -> DeliverySheet:
    found = hands.ask(lambda context: context.ask(delivery_sheet, delivery_id))
    assert isinstance(found, DeliverySheet)
    return found


def test_return_that_ends_a_composed_word_ships_nothing_and_walks_nowhere(hands: Hands) -> None:
    hands.open_for("C0001")
    hands.key(Key.Key_Tab)
    line = hands.editor.grid.line
    composing = QInputMethodEvent("ㄈㄣ", [])
    QApplication.sendEvent(line, composing)
    place = (hands.editor.grid.row, hands.editor.grid.column)
    hands.enter()
    hands.key(Key.Key_F9)
    assert (hands.editor.grid.row, hands.editor.grid.column) == place
    assert hands.page.over is hands.editor
    assert hands.editor.save_button.isEnabled()


class _Printed:
    """Stands where the note would be sent to a printer."""

    def __init__(self, page: DeliveriesPage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.numbers: list[str] = []
        monkeypatch.setattr(
            "app.gui.deliveries.deliveries_page.print_notes",
            lambda _desk, _owner, picks: self.numbers.extend(one.number for one in picks),
        )


def test_a_note_is_printed_with_the_key_that_ships_it(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = _Printed(hands.page, monkeypatch)
    hands.open_for("C0001")
    hands.key(Key.Key_P, CONTROL)
    made = hands.shipped()
    hands.until(lambda: printed.numbers)
    assert printed.numbers == [made.number]


def test_ctrl_p_right_after_f9_prints_the_new_note_however_early_it_comes(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = _Printed(hands.page, monkeypatch)
    hands.open_for("C0001")
    hands.key(Key.Key_F9)
    hands.key(Key.Key_P, CONTROL)  # the book is still at it
    made = hands.shipped()
    hands.until(lambda: printed.numbers)
    assert printed.numbers == [made.number]
    assert len(hands.ask(_count)) == 1


def test_ctrl_p_prints_the_new_note_before_the_list_has_it(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = _Printed(hands.page, monkeypatch)
    hands.open_for("C0001")
    # The moment the editor has gone: the list still stands on another row.
    hands.editor.shipped.connect(lambda _made, _print: hands.page.print_note())
    hands.key(Key.Key_F9)
    made = hands.shipped()
    hands.until(lambda: printed.numbers)
    assert printed.numbers == [made.number]


def _count(context: Any) -> list[Any]:
    from app.queries.lists.deliveries import DeliveriesAsk, delivery_list

    page = context.ask(delivery_list, DeliveriesAsk(context.clock.today()))
    return [row for row in page.rows if row.shipped_on == context.clock.today()]


def test_an_order_due_ships_and_prints_in_three_keys_however_fast_they_come(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = _Printed(hands.page, monkeypatch)
    assert hands.page.header.chosen == "due"
    order = hands.page.model.rows[0].number
    hands.until(lambda: hands.page.current is not None and hands.page.view.hasFocus())
    hands.key(Key.Key_D)
    hands.key(Key.Key_F9)
    hands.key(Key.Key_P, CONTROL)
    made = hands.shipped()
    hands.until(lambda: printed.numbers)
    assert printed.numbers == [made.number]
    assert [one.number for one in made.orders] == [order]
    assert len(hands.ask(_count)) == 1


def test_hints_give_way_to_what_the_paper_comes_to(hands: Hands) -> None:
    hands.open_for("C0001")
    bar = hands.editor.totals
    figures = (bar.count, bar.net, bar.tax, bar.gross)
    hands.until(lambda: bar.gross.text().startswith("NT$"))
    assert [hint.isHidden() for hint in bar.hints] == [False, False, False]
    hands.session.window.resize(700, 700)
    hands.until(lambda: any(hint.isHidden() for hint in bar.hints))
    hands.until(lambda: not any(figure.cut for figure in figures))
