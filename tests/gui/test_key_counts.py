"""The ways she goes every day, by keys counted: navigation keys, and characters typed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.gui.deliveries.deliveries_page import DeliveriesPage
from app.gui.delivery_editor.editor_page import DeliveryEditor
from app.gui.frame.tabs import Tab
from app.gui.order_editor.grid_columns import GridColumn
from app.gui.printing.port import Order, Size
from app.gui.printing.sent_job import Sent
from tests.gui.hands import ALT, CONTROL, Hands

pytestmark = pytest.mark.usefixtures("no_strays")


@dataclass
class PaperTray:
    """A printer that counts the sheets it was given."""

    name: str = "HP"
    dpi: int = 72
    repeats: bool = True
    sent: Sent | None = None
    jobs: list[str] = field(default_factory=list)
    ended: int = 0

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def usual(self) -> str:
        return self.name

    def trouble(self, name: str) -> bool:
        return False

    def open(self, order: Order) -> PaperTray:
        self.jobs.append(order.title)
        return self

    def draw(self, x: int, y: int, image: QImage) -> None:
        assert not image.isNull()

    def next_sheet(self, sheet_mm: Size) -> None:
        """Takes it."""

    def end(self) -> None:
        self.ended += 1

    def abort(self) -> None:
        raise AssertionError("nothing was to be stopped")


@pytest.fixture
def tray(hands: Hands) -> PaperTray:
    made = PaperTray()
    hands.session.desk.printers = made
    return made


def _deliveries(hands: Hands) -> DeliveriesPage:
    page = hands.session.window.page
    assert isinstance(page, DeliveriesPage)
    return page


def _ship_and_print(hands: Hands, tray: PaperTray) -> None:
    """From the order in the list: D, and Ctrl+P in the editor that comes."""
    orders = hands.page
    hands.wait(orders.view.hasFocus)
    hands.key(Qt.Key.Key_D)
    hands.wait(lambda: hands.session.window.tab is Tab.DELIVERIES)
    page = _deliveries(hands)
    hands.wait(lambda: isinstance(page.over, DeliveryEditor) and page.over.rows.count > 0)
    hands.wait(lambda: page.over is not None and page.over.isAncestorOf(hands._focused()))
    hands.key(Qt.Key.Key_P, CONTROL)
    hands.wait(lambda: tray.ended == 1)
    assert tray.jobs[0].startswith("DN20261105")


def test_a_new_customers_order_of_three_products_is_a_printed_note(
    hands: Hands, tray: PaperTray
) -> None:
    hands.open_new()
    hands.type("福華")
    hands.key(Qt.Key.Key_Return, ALT)
    hands.at(0, GridColumn.ITEM)
    for row, (item, quantity) in enumerate((("0001", "500"), ("0005", "360"), ("htt", "8"))):
        hands.line(row, item, quantity)
    hands.key(Qt.Key.Key_F9)
    hands.closed()
    _ship_and_print(hands, tray)
    assert hands.navigation <= 12
    assert hands.characters <= 35


def test_an_order_is_repeated_and_its_note_printed(hands: Hands, tray: PaperTray) -> None:
    hands.wait(lambda: hands.page.view.current_identity() is not None)
    hands.page.view.setFocus()
    hands.key(Qt.Key.Key_R)
    hands.wait(lambda: hands.page.editor is not None)
    hands.key(Qt.Key.Key_F9)
    hands.closed()
    _ship_and_print(hands, tray)
    assert hands.navigation + hands.characters <= 8


def test_a_note_is_marked_signed_with_two_keys_at_most(hands: Hands) -> None:
    hands.session.window.show_tab(Tab.DELIVERIES)
    page = _deliveries(hands)
    hands.wait(lambda: page.model.rowCount() > 0)
    page.choose_filter(_place_of(page, "unsigned"))
    hands.wait(lambda: _sheet(page) is not None and not _sheet(page).signed)
    document = _sheet(page).number
    before = hands.navigation
    hands.key(Qt.Key.Key_G)
    hands.wait(lambda: _is_signed(page, document))
    assert document in hands.session.window.toast.words
    assert hands.navigation - before <= 2


def _place_of(page: DeliveriesPage, key: str) -> int:
    return [one.key for one in page.spec.filters].index(key)


def _sheet(page: DeliveriesPage):  # type: ignore[no-untyped-def]
    facts = page.pane.facts
    return facts.sheet if facts is not None else None


def _is_signed(page: DeliveriesPage, document: str) -> bool:
    sheet = _sheet(page)
    return sheet is not None and (sheet.number != document or bool(sheet.signed))
