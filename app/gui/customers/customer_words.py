"""A customer's facts in words: figures, what to know before calling, agreements, evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.money import format_money
from app.gui.customers.call_box import ToKnow
from app.gui.customers.figures_strip import Figure
from app.gui.customers.worked_line import example_words
from app.gui.forms.field_spec import first_name
from app.gui.forms.reading import plain_number
from app.gui.lists import cells
from app.gui.pages.lateness import late_by, span
from app.gui.pane.facts import Fact
from app.gui.parts.bar_chart import Bar
from app.gui.target import Target
from app.gui.term_words import term_line
from app.gui.theme.fonts import Face
from app.gui.theme.glyphs import Glyph
from app.gui.theme.tokens import Ink
from app.gui.words import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.gui.lists.columns import Wording
    from app.gui.words import Words
    from app.queries.panes.customers import CustomerPane

THOUSAND = Decimal(1000)
IN_THOUSANDS = 100 * THOUSAND
HUNDRED = 100


def figures(facts: CustomerPane, wording: Wording) -> list[Figure]:
    words, owed, orders, kept = wording.words, facts.exposure, facts.orders, facts.kept

    def money(value: Decimal) -> str:
        return words.money(value, facts.currency, wording.currency)

    open_note = words("customers.orders_open", count=orders.count)
    if orders.late:
        open_note = words("customers.orders_late", count=orders.count, late=orders.late)
    overdue = words("customers.overdue_amount", amount=money(owed.overdue))
    return [
        Figure(words("customers.figure.sales"), money(facts.sales.this_year),
               _change(facts.sales.this_year, facts.sales.year_before, words)),
        Figure(words("customers.figure.open"), money(orders.total),
               open_note if orders.count else words("customers.none_open"),
               Ink.LATE if orders.late else Ink.TEXT3),
        Figure(words("customers.figure.receivable"),
               money(owed.receivable + owed.uncleared + owed.unstated),
               overdue if owed.overdue else words("customers.nothing_overdue"),
               Ink.LATE if owed.overdue else Ink.TEXT3),
        Figure(words("customers.figure.on_time"), _share(kept.on_time, kept.orders),
               _of(kept.on_time, kept.orders, words)),
        Figure(words("customers.figure.first"), _share(kept.first_kept, kept.orders),
               _of(kept.first_kept, kept.orders, words)),
    ]


def _change(now: Decimal, before: Decimal, words: Words) -> str:
    if before <= 0:
        return ""
    percent = (HUNDRED * (now - before) / before).to_integral_value(rounding="ROUND_HALF_UP")
    return words("customers.year_change", percent=f"{percent:+}%")


def _share(part: int, whole: int) -> str:
    return f"{(HUNDRED * part + whole // 2) // whole}%" if whole else DASH


def _of(part: int, whole: int, words: Words) -> str:
    if not whole:
        return words("customers.nothing_promised")
    return words("customers.of_orders", part=part, count=whole)


def to_know(facts: CustomerPane, wording: Wording) -> Iterator[ToKnow]:
    """The worst first, as a call would go: what is late, what is owed, what is unsigned."""
    words = wording.words
    if facts.on_hold:
        yield ToKnow(
            cells.chip(words("customers.know.hold"), Glyph.MANAGER, Ink.HOLD, filled=True)
        )
    if (late := facts.orders.latest) is not None:
        said = words(
            "customers.know.late", item=late.item, quantity=words.quantity(late.outstanding),
            unit=late.unit, late=late_by((wording.today - late.promised).days, words),
        )
        others = facts.orders.late - 1
        note = words("customers.know.late_note", number=late.order)
        if others > 0:
            note = words("customers.know.late_others", number=late.order, count=others)
        yield ToKnow(cells.chip(said, Glyph.LATE, Ink.LATE, filled=True), note,
                     Target("orders", late.order_id, late.order))
    yield from _papers_to_know(facts, wording)
    owed = facts.exposure
    if owed.overdue:
        amount = words.money(owed.overdue, facts.currency, wording.currency)
        note, said = "", words("customers.know.owed", amount=amount)
        if owed.overdue_since is not None:
            long = span((wording.today - owed.overdue_since).days, words)
            said = words("customers.know.overdue", amount=amount, span=long)
            note = words("customers.know.since", day=words.full_day(owed.overdue_since))
        yield ToKnow(cells.chip(said, Glyph.LATE, Ink.LATE, filled=True), note,
                     Target("statement", None, facts.code))


def _papers_to_know(facts: CustomerPane, wording: Wording) -> Iterator[ToKnow]:
    words, proof = wording.words, facts.evidence
    if (complaint := proof.oldest_complaint) is not None:
        tone, glyph = (Ink.WARN, Glyph.HALF) if complaint.replied else (Ink.LATE, Glyph.LATE)
        said = words(
            "customers.know.complaint_open" if complaint.replied
            else "customers.know.complaint_unanswered", number=complaint.number,
        )
        yield ToKnow(cells.chip(said, glyph, tone, filled=True),
                     complaint.description.split("\n")[0],
                     Target("complaint", complaint.id, complaint.number))
    if (note := proof.oldest_note) is not None:
        days = (wording.today - note.since).days if note.since is not None else 0
        said = words("customers.know.note", number=note.number, span=span(days, words))
        signer = next((one.name for one in facts.contacts if one.may_sign), "")
        yield ToKnow(
            cells.chip(said, Glyph.MISSING, Ink.WARN, filled=True),
            words("customers.know.may_sign", name=signer) if signer else "",
            Target("delivery", note.id, note.number),
        )
    if (other := proof.differing) is not None:
        said = words("customers.know.differs", month=str(other.month))
        yield ToKnow(cells.chip(said, Glyph.DIFFERS, Ink.LATE, filled=True), other.number,
                     Target("statement", other.id, facts.code))


def in_thousands(facts: CustomerPane) -> bool:
    """Small sums as thousands would all be 0."""
    return max(amount for _, amount in facts.sales.months) >= IN_THOUSANDS


def bars(facts: CustomerPane, wording: Wording) -> list[Bar]:
    found = []
    unit = THOUSAND if in_thousands(facts) else Decimal(1)
    for place, (month, amount) in enumerate(facts.sales.months):
        # Halves away from zero: 46,400 stands as 46 thousand.
        shown = f"{(amount / unit).to_integral_value(rounding='ROUND_HALF_UP'):,f}"
        said = f"{month} {format_money(amount, facts.currency)}"
        found.append(Bar(str(month.month), amount, shown if amount else DASH, said,
                         place == len(facts.sales.months) - 1))
    return found


def agreements(facts: CustomerPane, wording: Wording) -> list[Fact]:
    words, agreed = wording.words, facts.agreed
    found = [Fact(words("customers.fact.payment"),
                  term_line(agreed.settlement, agreed.terms, words))]
    if agreed.settlement == "monthly":
        example = words("customers.example_none")
        if agreed.example is not None:
            example = example_words(agreed.example, words, wording.today)
        found.append(Fact(words("customers.example"), example))
    found += [
        Fact(words("customers.fact.from", month=str(change.from_month)),
             term_line(agreed.settlement, change.terms, words))
        for change in agreed.coming
    ]
    tax = first_name(words(f"fields.choice.tax.{agreed.tax}"))
    rate = f" {plain_number(agreed.tax_rate * HUNDRED)}%"
    found.append(Fact(words("customers.fact.tax"),
                      tax + (rate if agreed.tax in ("excluded", "included") else "")))
    found.append(_credit(facts, wording))
    language = DASH
    if agreed.document_language:
        language = first_name(words(f"fields.choice.document_language.{agreed.document_language}"))
    hidden = words("customers.prices_hidden") if agreed.hide_prices else ""
    found.append(Fact(words("customers.fact.papers"), language, hidden))
    return found


def _credit(facts: CustomerPane, wording: Wording) -> Fact:
    words, owed = wording.words, facts.exposure
    label = words("customers.fact.credit")
    if not owed.limit:
        return Fact(label, words("customers.no_limit"))
    used = int(HUNDRED * owed.total / owed.limit) if owed.total > 0 else 0
    amount = words.money(owed.limit, facts.currency, wording.currency)
    return Fact(
        label, words("customers.credit_used", amount=amount, used=used),
        ink=Ink.HOLD if used > HUNDRED else Ink.TEXT,
        face=Face.NAME if used > HUNDRED else Face.VALUE,
    )


def _unsigned(facts: CustomerPane, words: Words) -> str:
    notes, statements = facts.evidence.unsigned_notes, facts.evidence.unsigned_statements
    if notes and statements:
        return words("customers.unsigned.both", count=notes + statements, notes=notes,
                     statements=statements)
    if notes:
        return words("customers.unsigned.notes", count=notes)
    return words("customers.unsigned.statements", count=statements) if statements else DASH


def evidence(facts: CustomerPane, wording: Wording) -> list[Fact]:
    words, proof = wording.words, facts.evidence
    agreed = proof.last_agreed
    last = DASH
    if agreed is not None:
        month = words.month(agreed.month, wording.today)
        last = words("customers.agreed_on", day=words.full_day(agreed.on), month=month)
    complaints = words("customers.complaints", count=proof.complaints_this_year,
                       open=proof.open_complaints)
    return [
        Fact(words("customers.fact.agreed"), last),
        Fact(words("customers.fact.unsigned"), _unsigned(facts, words)),
        Fact(words("customers.fact.complaints"), complaints
             if proof.complaints_this_year or proof.open_complaints else DASH),
    ]
