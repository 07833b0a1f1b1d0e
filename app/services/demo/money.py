"""Who paid what and when, the cheque that bounced, and the statements in between."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from app.domain.calendar import WorkingCalendar
from app.domain.money import round_money
from app.domain.months import Month
from app.domain.tax import TaxMode
from app.domain.terms import due_date
from app.services.demo.cast import Buyer
from app.services.demo.trade import DAY, Shipped, Story, first_month, working_day

FEE = Decimal(30)
BAD_MONTHS = 3
"""A customer who pays badly owes this many months."""

Owed = dict[tuple[str, Month], Decimal]
Payment = tuple[date, Buyer, Decimal, date | None]
"""Day, buyer, amount, and the date on the cheque."""


def take_back(story: Story) -> Owed:
    """Returns and allowances for about one delivery in thirty; what is owed after them."""
    owed: defaultdict[tuple[str, Month], Decimal] = defaultdict(Decimal)
    for shipped in story.shipped:
        owed[shipped.buyer.code, shipped.month] += shipped.gross
    for shipped in story.shipped:
        day = shipped.day + DAY * 5
        if day > story.on or story.chance.random() > 0.033:
            continue
        buyer = shipped.buyer
        returned = story.chance.random() < 0.5
        base = shipped.gross if buyer.mode is TaxMode.INCLUDED else shipped.net
        amount = round_money(base / 20, buyer.currency)
        if not amount:
            continue
        story.add(
            "credits", number=story.numbers.next("RT" if returned else "CN", day), date=day,
            customer=buyer.code, kind="return" if returned else "allowance", amount=amount,
            delivery=shipped.number, order=shipped.order,
            quantity=max(1, shipped.quantity // 20) if returned else None,
            reason=REASONS[buyer.language][returned],
        )
        taxed = amount * (1 + buyer.rate) if buyer.mode is TaxMode.EXCLUDED else amount
        owed[buyer.code, buyer.schedule.month_of(day)] -= round_money(taxed, buyer.currency)
    return dict(owed)


REASONS = {
    "zh_TW": ("印刷色差折讓", "運送破損退回"),
    "zh_CN": ("印刷色差折让", "运输破损退回"),
    "en": ("Print shade differs", "Damaged in transit"),
}


def get_paid(story: Story, buyers: list[Buyer], owed: Owed) -> None:
    """Each month's sum when it fell due, by the buyer's habit."""
    receipts: list[Payment] = []
    for buyer in buyers:
        for (code, month), amount in sorted(owed.items()):
            if code != buyer.code or amount <= 0:
                continue
            day, cheque = _payment(story, buyer, month)
            if day <= story.on:
                receipts.append((day, buyer, amount, cheque))
    receipts.sort(key=lambda one: (one[0], one[1].code, one[2]))
    bounced = _to_bounce(story, receipts)
    receipts = _due_today(story, receipts)
    for place, (day, buyer, amount, cheque) in enumerate(receipts):
        fee = FEE if buyer.currency == "TWD" and cheque is None else Decimal(0)
        method = "cheque" if cheque else "remit"
        story.add(
            "receipts", number=story.numbers.next("RC", day), date=day, customer=buyer.code,
            amount=amount - fee if amount > fee else amount,
            bank_fee=fee if amount > fee else 0, method=method,
            cheque_no=f"AB{story.chance.randint(1000000, 9999999)}" if cheque else "",
            cheque_date=cheque,
            bounced_on=cheque + DAY if cheque and place == bounced else None,
        )


def _payment(story: Story, buyer: Buyer, month: Month) -> tuple[date, date | None]:
    closing = buyer.schedule.closing(month)
    due = due_date(buyer.schedule.terms(month), None, closing, WorkingCalendar())
    if buyer.habit == "cheque" and buyer.currency == "TWD":
        return working_day(closing + DAY * story.chance.randint(2, 6)), due
    late = {"prompt": 0, "slow": 24, "bad": 20, "cheque": 1}[buyer.habit]
    day = working_day(due + DAY * (late + story.chance.randint(0, 3)))
    if buyer.habit == "bad" and month >= Month.of(story.on).plus(-BAD_MONTHS - 1):
        return date.max, None
    return day, None


def _due_today(story: Story, receipts: list[Payment]) -> list[Payment]:
    """The next cheque to fall due does so today, so that there is one to deposit."""
    coming = [
        (cheque, place) for place, (_, _, _, cheque) in enumerate(receipts)
        if cheque and cheque >= story.on
    ]
    if not coming:
        return receipts
    _, place = min(coming)
    return [
        (*receipt[:3], story.on) if at == place else receipt
        for at, receipt in enumerate(receipts)
    ]


def _to_bounce(story: Story, receipts: list[Payment]) -> int | None:
    """The latest cheque that could have come back by now."""
    found = [
        (cheque, place) for place, (_, _, _, cheque) in enumerate(receipts)
        if cheque and cheque + DAY < story.on
    ]
    return max(found)[1] if found else None


def state(story: Story, buyers: list[Buyer], owed: Owed) -> None:
    """A statement a month for whoever was delivered to; the last month is still under way."""
    last = Month.of(story.on).previous()
    disputed = False
    for place, buyer in enumerate(buyers):
        month = first_month(story.on)
        while month <= last:
            if (buyer.code, month) in owed and not (month == last and place % 12 == 4):
                disputed = _statement(story, buyer, month, last, disputed, place)
            month = month.next()


def _statement(
    story: Story, buyer: Buyer, month: Month, last: Month, disputed: bool, place: int
) -> bool:
    issued = working_day(buyer.schedule.closing(month) + DAY * 2)
    if issued > story.on:
        return disputed
    number = story.numbers.next("ST", issued)
    waits = month == last and place % 12 in (2, 7)
    channel = ("fax", "fax", "email", "post")[place % 4]
    story.add(
        "statements", number=number, customer=buyer.code, month=str(month),
        currency=buyer.currency, issued_on=issued, sent_on=None if waits else issued,
        channel="" if waits else channel,
    )
    back = issued + timedelta(days=story.chance.randint(2, 9))
    if waits or back > story.on or story.chance.random() > (0.97 if month < last else 0.8):
        return disputed
    differs = month == last and not disputed
    story.add(
        "returned_papers", document=number, received_on=back, channel="fax",
        sealed=True, fax_no_shown=buyer.row["fax"],
        remark=DISPUTE[buyer.language] if differs else "",
    )
    return disputed or differs


DISPUTE = {
    "zh_TW": "差 4,200：月底退貨未扣除",
    "zh_CN": "差 4,200：月底退货未扣除",
    "en": "Off by 4,200: a return at month end is missing",
}


def sign_notes(story: Story) -> None:
    """Most notes came back signed; some of the last two weeks' did not, and three old ones."""
    for place, shipped in enumerate(story.shipped):
        back = shipped.day + DAY * story.chance.randint(1, 5)
        recent = story.on - shipped.day < timedelta(days=14)
        if back > story.on or story.chance.random() > (0.7 if recent else 0.985):
            continue
        story.add(
            "returned_papers", document=shipped.number, received_on=back,
            channel="fax" if place % 5 else "hand", signer=_signer(shipped), sealed=place % 9 != 0,
            fax_no_shown=shipped.buyer.row["fax"],
        )


def _signer(shipped: Shipped) -> str:
    return {"zh_TW": "倉管", "zh_CN": "仓管", "en": "Warehouse"}[shipped.buyer.language]
