"""A statement of account, from its facts to its nodes (domain §3, look of the papers)."""

from __future__ import annotations

from decimal import Decimal

from app.documents.bank import bank
from app.documents.contents import MovementKind, StatementContent
from app.documents.heads import call_note, customer_party, fax, letterhead, page_words
from app.documents.movement_rows import percent
from app.documents.movement_table import movement_table, shows_tax
from app.documents.nodes import Node, Paper, PaperKind
from app.documents.paper_dates import PaperDates
from app.documents.payment_terms import term_words
from app.documents.shared_nodes import FactPairs, PageFooter, PaperTitle, RunningHead, SealBox
from app.documents.statement_nodes import (
    Ageing,
    BalanceStrip,
    ChequeMemo,
    ConfirmationBlock,
    StripTerm,
    SumRow,
    Sums,
)
from app.documents.words_of_money import amount_in_words, money_mark
from app.i18n import Translator


def statement_paper(content: StatementContent, t: Translator, logo: bytes = b"") -> Paper:
    """``t`` speaks ``content.language``, whatever the screen's language is; ``logo`` is the
    picture that ``content.firm.logo`` names."""
    dates = PaperDates(t, crosses_year=content.period_from.year != content.period_to.year)
    number = content.number or t("papers.mark.draft")
    memo = _cheques(content, t, dates)
    account = bank(content.firm, t)
    nodes: list[Node | None] = [
        letterhead(content.firm, t, logo),
        _title(content, t),
        customer_party(content.customer, t),
        _facts(content, t, dates),
        _strip(content, t, dates),
        movement_table(content, t, dates),
        account,
        _sums(content, t),
        _ageing(content, t),
        memo,
        _reply(content, t, dates),
        SealBox(t("papers.seal.statement")) if content.seal_box else None,
        RunningHead(
            content.firm.name,
            (content.customer.name, dates.period(content.period_from, content.period_to)),
        ),
        _footer(content, number, t),
    ]
    return Paper(
        kind=PaperKind.STATEMENT, number=content.number, title=t("papers.statement.title"),
        language=content.language, currency=content.currency, file_title=number,
        author=content.firm.name, nodes=tuple(node for node in nodes if node is not None),
    )


def _title(content: StatementContent, t: Translator) -> PaperTitle:
    lead = t("papers.statement.lead", year=content.month.year, month=content.month.month)
    mark = "" if content.number else t("papers.mark.draft")
    return PaperTitle(
        text=t("papers.statement.title"), lead=lead,
        number=content.number or t("papers.mark.draft"), mark=mark,
    )


def _facts(content: StatementContent, t: Translator, dates: PaperDates) -> FactPairs:
    facts = [("period", dates.period(content.period_from, content.period_to))]
    if content.issued_on is not None:
        facts.append(("issued_on", dates.full(content.issued_on)))
    facts.append(("terms", term_words(content.terms, t)))
    if content.clerk:
        facts.append(("clerk", content.clerk))
    if content.supersedes:
        facts.append(("supersedes", content.supersedes))
    return FactPairs(tuple((t(f"papers.fact.{name}"), value) for name, value in facts))


def _strip(content: StatementContent, t: Translator, dates: PaperDates) -> BalanceStrip:
    terms = [
        StripTerm(t("papers.strip.opening"), content.opening),
        StripTerm(t("papers.strip.sales"), content.sales, "+"),
        StripTerm(t("papers.strip.credits"), content.credits, "−"),
    ]
    if shows_tax(content):
        label = (
            t("papers.strip.tax")
            if content.tax_rate is None
            else t("papers.strip.tax_rate", rate=percent(content.tax_rate))
        )
        terms.append(StripTerm(label, content.tax, "+"))
    terms.append(StripTerm(t("papers.strip.received"), content.received, "−"))
    if content.bounced:
        terms.append(StripTerm(t("papers.strip.bounced"), content.bounced, "+"))
    if content.due_date is not None:
        due = dates.with_weekday(content.due_date)
    else:
        due = t("papers.strip.due_each") if content.terms.base == "delivery" else ""
    return BalanceStrip(
        terms=tuple(terms), label=t("papers.strip.closing"), balance=content.closing,
        in_words=amount_in_words(content.closing, content.currency, content.capitals),
        due_label=t("papers.strip.due") if due else "", due=due,
    )


def _sums(content: StatementContent, t: Translator) -> Sums:
    taxed = shows_tax(content)
    net = content.sales - content.credits
    rows = [
        SumRow(
            t("papers.sum.charges"), net + content.tax,
            untaxed=net if taxed else None, tax=content.tax if taxed else None,
        ),
        SumRow(t("papers.sum.received"), -content.received),
    ]
    if content.bounced:
        rows.append(SumRow(t("papers.sum.bounced"), content.bounced))
    rows.append(SumRow(t("papers.sum.closing"), content.closing, final=True))
    return Sums(tuple(rows))


def _ageing(content: StatementContent, t: Translator) -> Ageing:
    figures = content.ageing
    buckets: list[tuple[str, Decimal]] = [
        (name, getattr(figures, name))
        for name in ("not_due", "d1_30", "d31_60", "d61_90", "over_90")
    ]
    if figures.unapplied:
        buckets.append(("unapplied", figures.unapplied))
    return Ageing(
        t("papers.ageing.label"),
        tuple((t(f"papers.ageing.{name}"), amount) for name, amount in buckets),
    )


def _cheques(content: StatementContent, t: Translator, dates: PaperDates) -> ChequeMemo | None:
    if not content.cheques_not_due:
        return None
    detail = ""
    held = [
        movement
        for movement in content.movements
        if movement.kind is MovementKind.RECEIPT
        and movement.cheque_date is not None
        and movement.cheque_date > content.period_to
    ]
    # Named only where it is the whole of the sum: earlier months' cheques are not in here.
    if len(held) == 1 and held[0].amount == content.cheques_not_due and held[0].cheque_date:
        detail = t(
            "papers.cheques.one",
            number=held[0].cheque_no or held[0].number, date=dates.full(held[0].cheque_date),
        )
    return ChequeMemo(t("papers.cheques.label"), content.cheques_not_due, detail)


def _reply(content: StatementContent, t: Translator, dates: PaperDates) -> ConfirmationBlock:
    their_fax = content.customer.fax
    return_by = content.return_by
    shown = (
        t("papers.reply.fax_shown", fax=their_fax)
        if their_fax
        else t("papers.reply.fax_shown_any")
    )
    return ConfirmationBlock(
        heading=t("papers.reply.heading"),
        return_by=(
            t("papers.reply.return")
            if return_by is None
            else t("papers.reply.return_by", date=dates.in_sentence(return_by))
        ),
        agreed=t("papers.reply.agreed"), disagreed=t("papers.reply.disagreed"),
        currency_mark=money_mark(content.currency), reason=t("papers.reply.reason"),
        pay_on=t("papers.reply.pay_on"),
        date_parts=tuple(filter(None, t("papers.reply.date_parts").split("/"))),
        methods=tuple(t("papers.reply.methods").split("/")),
        signer=t("papers.reply.signer"), position=t("papers.reply.position"),
        signed_on=t("papers.reply.signed_on"), return_fax=fax(content.firm.fax, t),
        fax_shown=shown,
    )


def _footer(content: StatementContent, number: str, t: Translator) -> PageFooter:
    note = call_note(content.firm, t)
    return PageFooter(
        number=number, page_words=page_words(t), note=note,
        note_after_first=t("papers.footer.reply_on_first", note=note),
    )
