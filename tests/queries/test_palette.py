"""The search of everything: any number, name, digits or sound; what was used lately first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.bootstrap import Context, open_context
from app.db.models import Contact, Customer, Order, OrderLine
from app.db.unit_of_work import Read, Work
from app.domain.document_numbers import NumberStyle
from app.i18n import Language
from app.queries.lists.deliveries import DeliveriesAsk, delivery_list
from app.queries.palette.everything import find_everything
from app.queries.palette.hit import (
    Answer,
    Ask,
    CustomerFacts,
    Group,
    OrderFacts,
    PaperFacts,
    SearchKind,
)
from app.queries.palette.numbers import _beginnings
from app.queries.palette.reading import reading
from app.queries.palette.worth import worth_searching
from app.services.customers import AddCustomer, add_customer
from app.services.deliveries import ShipDelivery, ship_delivery
from app.services.recents import KEPT, Used, note_used
from app.services.shipped_lines import ShipLine
from tests.gui import small_book as small

TODAY: date = small.TODAY


@dataclass
class SteppingClock:
    at: datetime = small.NOW

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def today(self) -> date:
        return TODAY


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    place = tmp_path_factory.mktemp("palette") / "book"
    small.make_small_book(place).close()
    made = open_context(place, Language.ZH_TW, clock=SteppingClock(), actor="林怡君")
    yield made
    made.close()


def _ask(context: Context, text: str, only: Group | None = None, actor: str = "") -> Answer:
    return context.ask(find_everything, Ask(text, TODAY, actor, only))


@pytest.mark.parametrize(
    ("typed", "name", "matched"),
    [
        ("8812", "長榮食品", ""), ("2359-8812", "長榮食品", ""),
        ("０４２３５９８８１２", "長榮食品", ""),
        ("8830", "長榮食品", ""), ("c0001", "長榮食品", ""), ("長榮", "長榮食品", "長榮"),
        ("crsp", "長榮食品", "長榮食品"), ("ㄔㄖ", "長榮食品", "長榮"),
        ("pacific", "Pacific Foods", "Pacific"),
    ],
)
def test_a_customer_is_found_by_name_digits_code_and_sound(
    context: Context, typed: str, name: str, matched: str
) -> None:
    best = _ask(context, typed).customers[0]
    assert (best.title, best.matched) == (name, matched)


def test_the_reading_is_told_only_where_the_name_was_found_by_its_sound(context: Context) -> None:
    assert _ask(context, "cr").customers[0].reading == "cháng róng"
    assert _ask(context, "長榮").customers[0].reading == ""


def test_a_customer_says_what_is_open_and_what_is_late_of_it(context: Context) -> None:
    facts = _ask(context, "8812").customers[0].facts
    assert isinstance(facts, CustomerFacts)
    assert (facts.open_orders, facts.late_orders) == (1, 1)


def test_a_customer_is_found_by_who_calls_from_there(context: Context) -> None:
    context.perform("contact.add", _add_contact, None)
    for typed in ("0912-345", "912345678", "+886 912 345678", "王小姐"):
        hit = _ask(context, typed).customers[0]
        assert hit.title == "和泰茶業", typed
        assert isinstance(hit.facts, CustomerFacts)
        assert hit.facts.contact == "王小姐"
    assert all(hit.title != "和泰茶業" for hit in _ask(context, "912").customers)


def _add_contact(work: Work, _: None) -> None:
    customer = work.session.scalars(select(Customer).where(Customer.code == "H0023")).one()
    work.session.add(Contact(customer_id=customer.id, name="王小姐", phone="0912-345-678"))


def test_the_customers_papers_stand_below_it_the_late_order_first(context: Context) -> None:
    answer = _ask(context, "8812")
    assert answer.papers_of == "長榮食品"
    first = answer.customer_papers[0]
    assert first.kind is SearchKind.ORDER
    assert isinstance(first.facts, OrderFacts)
    assert first.facts.next_promise is not None
    assert first.facts.next_promise < TODAY
    delivery = next(one for one in answer.customer_papers if one.kind is SearchKind.DELIVERY)
    assert isinstance(delivery.facts, PaperFacts)
    assert (delivery.facts.story, delivery.facts.batch) == ("新竹貨運", 1)


def test_a_paper_is_found_by_any_beginning_of_its_number(context: Context) -> None:
    number = _ask(context, "8812").customer_papers[0].title
    for typed in (number, number.lower(), number[:12], number[2:], number[6:]):
        answer = _ask(context, typed)
        assert [hit.title for hit in answer.papers] == [number], typed
        assert answer.papers[0].matched in number


@pytest.mark.parametrize(("style", "number", "typed"), [
    (NumberStyle.MONTH, "SO2026110007", ("0007", "2026110007", "110007", "so202611")),
    (NumberStyle.ROC_DAY, "SO11511050007", ("0007", "11511050007", "11050007")),
    (NumberStyle.YEAR, "SO202600007", ("00007", "202600007")),
])
def test_digits_mean_a_number_as_the_firm_writes_it(
    style: NumberStyle, number: str, typed: tuple[str, ...]
) -> None:
    for text in typed:
        begun = list(_beginnings(SearchKind.ORDER, text.upper(), TODAY, {}, style))
        assert any(number.startswith(one) for one in begun), text


@pytest.mark.parametrize("prefix", ["SO", "DN", "RC", "CP"])
def test_every_kind_of_paper_is_found_by_its_prefix(context: Context, prefix: str) -> None:
    found = _ask(context, prefix.lower() + "2026").papers
    assert found
    assert all(hit.title.startswith(prefix) for hit in found)


def test_an_order_is_found_by_the_customers_own_number_and_by_an_item(context: Context) -> None:
    assert [hit.kind for hit in _ask(context, "PO-00").papers] == [SearchKind.ORDER]
    item = _ask(context, "鐵罐")
    assert {hit.kind for hit in item.papers} >= {SearchKind.ORDER}
    assert item.products[0].title == "海苔鐵罐襯紙"
    assert item.products[0].matched == "鐵罐"


def test_papers_found_by_the_customers_name_stand_with_the_customer_once(context: Context) -> None:
    answer = _ask(context, "長榮")
    assert answer.customer_papers
    assert answer.papers == ()


def test_one_group_alone_is_looked_through_further(context: Context) -> None:
    few, many = _ask(context, "so2026"), _ask(context, "so2026", Group.PAPERS)
    assert len(few.papers) < len(many.papers)
    assert _ask(context, "8812", Group.CUSTOMERS).customer_papers == ()
    assert _ask(context, "8812", Group.PAPERS).customers == ()
    assert _ask(context, "8812", Group.PAPERS).customer_papers


def test_nothing_is_found_by_marks_and_by_what_stands_nowhere(context: Context) -> None:
    for typed in ("！？", "不存在", "qqqq", "%", '"', "'"):
        assert _ask(context, typed).hits == (), typed


def test_what_was_used_lately_stands_first_and_is_shown_when_nothing_is_typed(
    context: Context,
) -> None:
    first = [hit.id for hit in _ask(context, "c0").customers]
    assert len(first) > 1
    context.perform("note_used", note_used, Used("customer", first[-1]))
    context.perform("note_used", note_used, Used("product", 2))
    mine = _ask(context, "c0", actor="林怡君")
    assert mine.customers[0].id == first[-1]
    assert [hit.id for hit in _ask(context, "c0", actor="別人").customers] == first
    lately = _ask(context, "", actor="林怡君")
    assert lately.recent
    assert [(hit.kind, hit.id) for hit in lately.papers[:2]] == [
        (SearchKind.PRODUCT, 2), (SearchKind.CUSTOMER, first[-1]),
    ]


def test_what_was_made_or_changed_lately_counts_as_used(context: Context) -> None:
    from app.queries.palette.lately import used_lately

    made = context.perform("customer.add", add_customer, AddCustomer("新來的"))
    assert context.ask(used_lately, "林怡君")[0] == (SearchKind.CUSTOMER, made.value["id"])
    assert context.ask(used_lately, "別人") == []
    batch = context.perform(
        "customer.add", add_customer, AddCustomer("一批裡的"), batch="a run of many"
    )
    used = context.ask(used_lately, "林怡君")
    assert (SearchKind.CUSTOMER, batch.value["id"]) not in used
    assert _ask(context, "", actor="林怡君").hits[0].id == made.value["id"]


def test_what_was_used_is_not_in_the_journal_and_the_oldest_is_forgotten(
    context: Context,
) -> None:
    outcome = context.perform("note_used", note_used, Used("orders", 1))
    assert outcome.seq == 0
    for record_id in range(2, KEPT + 4):
        context.perform("note_used", note_used, Used("orders", record_id))
    from app.queries.palette.lately import used_lately

    used = context.ask(used_lately, "林怡君")
    assert len(used) == KEPT
    assert used[0] == (SearchKind.ORDER, KEPT + 3)
    assert (SearchKind.ORDER, 1) not in used


@pytest.mark.parametrize(
    ("part", "typed", "shown"),
    [
        ("長榮", "cr", "cháng róng"), ("長榮", "zhangr", "zhǎng róng"),
        ("茶罐", "ㄔㄍ", "ㄔㄚˊ ㄍㄨㄢˋ"),
        ("銀行", "yh", "yín háng"), ("綠茶", "lvcha", "lǜ chá"), ("茶罐", "xy", ""),
    ],
)
def test_the_reading_is_the_one_that_was_meant(part: str, typed: str, shown: str) -> None:
    assert reading(part, typed) == shown


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("so2026", False), ("20", False), ("cr", False), ("茶", False), ("po-1", False),
        ("茶罐", True), ("po-12", True), ("20261105", True), ("長榮 紙袋", True), ("73015", True),
    ],
)
def test_words_are_looked_up_once_enough_of_them_stands(typed: str, asked: bool) -> None:
    assert worth_searching(typed) is asked


def _ship(context: Context, line: OrderLine, customer_id: int, day: date) -> str:
    """One piece; returns the paper's number."""
    return context.perform("ship_delivery", ship_delivery, ShipDelivery(
        customer_id, day, (ShipLine(line.id, Decimal(1)),), released_by="陳經理", reason="月底",
    )).value["number"]


def _waiting(read: Read, _: None) -> tuple[OrderLine, int]:
    query = (
        select(OrderLine, Order.customer_id).join(Order, Order.id == OrderLine.order_id)
        .where(Order.state == "open").order_by(OrderLine.id.desc())
    )
    line, customer_id = read.session.execute(query).first() or (None, 0)
    assert line is not None
    return line, customer_id


def test_a_delivery_is_the_same_batch_here_as_in_its_list(context: Context) -> None:
    """By its date, not by when it was entered."""
    line, customer_id = context.ask(_waiting, None)
    late = _ship(context, line, customer_id, TODAY + timedelta(days=4))
    early = _ship(context, line, customer_id, TODAY + timedelta(days=3))
    rows = context.ask(delivery_list, DeliveriesAsk(TODAY, limit=500)).rows
    listed = {row.number: row.batch for row in rows}
    assert listed[late] == listed[early] + 1
    for number, batch in listed.items():
        facts = _ask(context, number).papers[0].facts
        assert isinstance(facts, PaperFacts)
        assert facts.batch == batch, number
