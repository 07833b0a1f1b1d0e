"""A paper that came back: who signed it, from which fax number, and what he says he owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.choices import ReturnChannel
from app.gui.forms.field_spec import Choice, FieldKind, FieldSpec, Section
from app.gui.forms.form import Form, Given, Shown
from app.gui.operations.statement_papers import difference
from app.gui.statements.differing_fields import ROWS, differing_section, given_items, shown_items

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from app.bootstrap import Context
    from app.queries.money_papers import Signing
    from app.services.perform import Outcome

CHANNELS = tuple(Choice(one, f"fields.choice.channel.{one.value}") for one in ReturnChannel)
KEEP_FAX = "keep_fax"
OWN = ("received_on", "channel", "signer", "sealed", "fax_no_shown")


def returned_form(
    document: str, ours: Decimal | None, currency: str, *, signed: bool = False, about: str = ""
) -> Form:
    """``ours``: the closing of the statement it is of; None for another paper, which has no
    amount to differ from. ``signed``: by the one who is expected to. A draft of one paper is
    never offered for another. What is shown has the customer's ``Signing`` as its ``extra``,
    ``keep_fax`` locked where he has a number. ``about``: what is done with that paper."""
    amount = (
        FieldSpec("theirs", FieldKind.AMOUNT, "money.theirs", note="money.theirs_note"),
    ) if ours is not None else ()

    before: dict[str, Any] = {}
    """What stands in the book, as it was read last."""

    def read(context: Context, paper_id: int) -> Shown | None:
        shown = _read(context, paper_id)
        before.update(shown.values if shown is not None else {})
        return shown

    return Form(
        kind=f"returned_paper {document}", title="money.back_new", said="money.paper_kept",
        currency=currency, about=about, read=read,
        prepare=lambda context: _prepare(context, document, signed),
        save=lambda context, given: _save(context, given, _said(given, ours, currency), before),
        sections=(
            Section("", (
                FieldSpec("document", label="fields.document", read_only=True),
                FieldSpec("received_on", FieldKind.DATE, "fields.received_on", required=True),
                FieldSpec("channel", FieldKind.CHOICE, "fields.channel", choices=CHANNELS),
                FieldSpec("fax_no_shown", label="fields.fax_no_shown"),
                FieldSpec("signer", label="fields.signer"),
                FieldSpec("sealed", FieldKind.YES_NO, "fields.sealed"),
                *amount,
                FieldSpec("remark", FieldKind.LONG_TEXT, "fields.remark", span=2,
                          note="money.remark_note"),
                FieldSpec(KEEP_FAX, FieldKind.YES_NO, "money.keep_fax", span=2),
            )),
            *((differing_section(),) if ours is not None else ()),
        ),
    )


def _prepare(context: Context, document: str, signed: bool) -> Shown:
    from app.queries.money_papers import signing_of

    whose = context.ask(signing_of, document)
    first: dict[str, Any] = {"received_on": context.clock.today()}
    return Shown(
        first | ({"signer": whose.contact} if signed else {}), extra=whose, locked=_locked(whose)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """``theirs`` None: what we say, or a paper without a sum."""

    remark: str
    theirs: Decimal | None


def _said(given: Given, ours: Decimal | None, currency: str) -> _Said:
    values = given.values
    if ours is None:
        return _Said(str(values["remark"]), None)
    theirs = values["theirs"]
    # A paper that came back without a remark agrees; one whose papers differ says which.
    documents = filter(None, (values[f"document_{row}"] for row in ROWS))
    remark = values["remark"].strip() or "; ".join(documents)
    return _Said(difference(theirs, ours, currency, remark), None if theirs == ours else theirs)


def _locked(whose: Signing) -> frozenset[str]:
    return frozenset({KEEP_FAX} if whose.faxes else ())


def _read(context: Context, paper_id: int) -> Shown | None:
    from app.domain.differences import amounts_in, remark_beside
    from app.queries.discrepancies import discrepancies_of
    from app.queries.money_papers import returned_facts, signing_of

    paper = context.ask(returned_facts, paper_id)
    if paper is None:
        return None
    noted = amounts_in(paper.remark)
    theirs = paper.theirs if paper.theirs is not None or not noted else noted[0]
    items = context.ask(lambda read, i: discrepancies_of(read.session, (i,)), paper_id)
    values = {name: getattr(paper, name) for name in (*OWN, "document")}
    values |= {"remark": remark_beside(paper.remark), "theirs": theirs, **shown_items(items)}
    whose = context.ask(signing_of, paper.document)
    version = max(paper.version, *(one.version for one in items), 0)  # of all that stands here
    return Shown(values, version, paper.document, extra=whose, locked=_locked(whose))


def _save(
    context: Context, given: Given, said: _Said, before: Mapping[str, Any]
) -> Outcome[Any]:
    from app.services.returned_papers import (
        EditReturnedPaper,
        FileReturnedPaper,
        edit_returned_paper,
        file_returned_paper,
    )

    values = given.values
    disputes = f"document_{ROWS[0]}" in values
    differing, removed = given_items(given, before) if disputes else ((), ())
    if given.base_id is None:
        command = FileReturnedPaper(
            document=values["document"], received_on=values["received_on"],
            channel=values["channel"] or "", signer=values["signer"],
            sealed=bool(values["sealed"]), fax_no_shown=values["fax_no_shown"],
            remark=said.remark, keep_fax=bool(values[KEEP_FAX]), theirs=said.theirs,
            differing=differing,
        )
        return given.perform(context, "file_returned_paper", file_returned_paper, command)
    edited = {name: given.edited[name] for name in OWN if name in given.edited}
    if "channel" in edited:
        edited["channel"] = edited["channel"] or ""
    if given.edited.keys() & {"remark", "theirs"} or (differing and not before.get("remark")):
        edited["remark"] = said.remark
    if "theirs" in given.edited:
        edited["theirs"] = said.theirs
    change = EditReturnedPaper(
        given.base_id, given.base_version, edited, bool(values[KEEP_FAX]), differing, removed
    )
    return given.perform(context, "edit_returned_paper", edit_returned_paper, change)
