"""Small accounts for the tests of figures and ageing, taxed by the rules they are billed under."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from app.domain.calendar import WorkingCalendar
from app.domain.ledger import Account, Applied, BilledCredit, BilledDelivery, MoneyReceived
from app.domain.months import Month
from app.domain.periods import Schedule
from app.domain.tax import TaxMode, TaxRounding, tax_document
from app.domain.terms import Invoicing, Terms

FIVE = Decimal("0.05")
MONTHLY = Terms(invoicing=Invoicing.MONTHLY)
NOVEMBER = Month(2026, 11)


def day(text: str) -> dt.date:
    """``11-05`` of 2026, or a whole date."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


class Books:
    """Papers of one customer, each put into the month its schedule says."""

    def __init__(
        self,
        terms: Terms | None = None,
        *,
        changes: tuple[tuple[Month, Terms], ...] = (),
        opening: str = "0",
        opened: str | None = None,
        currency: str = "TWD",
        tax: TaxMode = TaxMode.EXCLUDED,
        rate: Decimal = FIVE,
        calendar: WorkingCalendar | None = None,
    ) -> None:
        self.schedule = Schedule(terms or Terms(), changes)
        self.calendar = calendar or WorkingCalendar()
        self.currency, self.tax, self.rate = currency, tax, rate
        self.opening, self.opened = Decimal(opening), day(opened) if opened else None
        self.deliveries: list[BilledDelivery] = []
        self.credits: list[BilledCredit] = []
        self.receipts: list[MoneyReceived] = []

    def delivery(self, number: str, on: str, *amounts: str, tax: TaxMode | None = None) -> Books:
        mode = tax or self.tax
        taxed = tax_document(
            [Decimal(amount) for amount in amounts],
            mode,
            self.rate,
            TaxRounding.DOCUMENT,
            self.currency,
        )
        self.deliveries.append(
            BilledDelivery(
                number,
                day(on),
                self.schedule.month_of(day(on)),
                mode,
                self.rate,
                taxed.base,
                taxed.net,
                taxed.tax,
                taxed.gross,
            )
        )
        return self

    def credit(self, number: str, on: str, amount: str, delivery: str | None = None) -> Books:
        taxed = tax_document(
            [Decimal(amount)], self.tax, self.rate, TaxRounding.DOCUMENT, self.currency
        )
        self.credits.append(
            BilledCredit(
                number,
                day(on),
                self.schedule.month_of(day(on)),
                self.tax,
                self.rate,
                taxed.base,
                taxed.net,
                taxed.tax,
                taxed.gross,
                delivery,
            )
        )
        return self

    def receipt(
        self,
        number: str,
        on: str,
        amount: str,
        *names: str,
        fee: str = "0",
        discount: str = "0",
        cheque: str | None = None,
        bounced: str | None = None,
        keep: bool = False,
        history: bool = False,
    ) -> Books:
        """``names``: document numbers, each optionally ``NUMBER=amount``."""
        named = [name.partition("=") for name in names]
        self.receipts.append(
            MoneyReceived(
                number,
                day(on),
                None if history else self.schedule.month_of(day(on)),
                Decimal(amount),
                Decimal(fee),
                Decimal(discount),
                day(cheque) if cheque else None,
                self.schedule.month_of(day(bounced)) if bounced else None,
                tuple(Applied(name, Decimal(most) if most else None) for name, _, most in named),
                keep,
            )
        )
        return self

    def account(self) -> Account:
        return Account(
            self.currency,
            self.schedule,
            self.calendar,
            self.opening,
            self.opened,
            tuple(self.deliveries),
            tuple(self.credits),
            tuple(self.receipts),
        )
