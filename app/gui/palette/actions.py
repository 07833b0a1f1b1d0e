"""What can be done with the best hit, what can be made where nothing was found, and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.gui.palette.row import PaletteRow
from app.gui.palette.wording import Wording
from app.gui.target import Target
from app.gui.theme.icons import Icon
from app.queries.palette.hit import (
    CustomerFacts,
    OrderFacts,
    ProductFacts,
    SearchKind,
    StatementFacts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.gui.desk import Desk
    from app.gui.palette.row import Command
    from app.queries.palette.hit import Answer, Hit

COMMAND_MARK = ">"


def actions_on(desk: Desk, answer: Answer) -> tuple[PaletteRow, ...]:
    best = answer.best
    if best is None or answer.recent:
        return ()
    facts = best.facts
    if isinstance(facts, CustomerFacts):
        return tuple(_on_customer(desk, best, facts.code, answer.statement))
    if isinstance(facts, OrderFacts):
        return tuple(_on_order(desk, best, facts))
    if best.kind is SearchKind.COMPLAINT:
        title = desk.words("palette.act.reply", number=best.title)
        return (_row(desk, Icon.COMPLAINTS, title,
                     Target("complaint", best.id, best.title, "reply")),)
    if isinstance(facts, ProductFacts):
        title = desk.words("palette.act.edit", name=best.title)
        target = Target("product", best.id, facts.code, "open")
        return (_row(desk, Icon.PRODUCTS, title, target),)
    return ()


def _row(
    desk: Desk, icon: Icon, title: str, target: Target, *, state: str = "", key: str = ""
) -> PaletteRow:
    return PaletteRow(icon, title, lambda: desk.go(target), state=state, key=key)


def _on_customer(
    desk: Desk, best: Hit, code: str, last: Hit | None
) -> Iterator[PaletteRow]:
    words, name = desk.words, best.title
    yield _row(desk, Icon.PLUS, words("palette.act.order", name=name),
               Target("orders", None, code, "new"), key="Ctrl N")
    yield _row(desk, Icon.RECEIPT, words("palette.act.receipt", name=name),
               Target("receipt", None, code, "new"))
    if last is not None and isinstance(last.facts, StatementFacts):
        month = last.facts.month.month
        yield _row(
            desk, Icon.STATEMENTS, words("palette.act.statement", month=month, name=name),
            Target("statement", last.id, last.title), state=Wording(desk).sent(last.facts),
        )
    yield _row(desk, Icon.COMPLAINTS, words("palette.act.complaint", name=name),
               Target("complaint", None, code, "new"))
    yield _row(desk, Icon.FIRM, words("palette.act.edit", name=name),
               Target("customer", best.id, code, "open"))


def _on_order(desk: Desk, best: Hit, facts: OrderFacts) -> Iterator[PaletteRow]:
    words, number = desk.words, best.title
    if facts.state in ("open", "part"):
        yield _row(desk, Icon.DELIVERIES, words("palette.act.ship", number=number),
                   Target("delivery", None, number, "ship"))
    yield _row(desk, Icon.COPY, words("palette.act.repeat", number=number),
               Target("orders", best.id, number, "repeat"))
    yield _row(desk, Icon.ORDERS, words("palette.act.edit", name=number),
               Target("orders", best.id, number, "open"))


def creations(desk: Desk, text: str) -> tuple[PaletteRow, ...]:
    """Nothing is called so: it may be made."""
    words = desk.words
    return (
        _row(desk, Icon.PLUS, words("palette.create.customer", name=text),
             Target("customer", None, text, "new")),
        _row(desk, Icon.PLUS, words("palette.create.product", name=text),
             Target("product", None, text, "new")),
    )


def command_rows(commands: Sequence[Command]) -> tuple[PaletteRow, ...]:
    return tuple(PaletteRow(Icon.NEXT, one.words, one.act, key=one.key) for one in commands)


def matching_places(words: Sequence[str], text: str, sound_from: int = 1) -> list[int]:
    """Which of the commands hold ``text``, or sound like it where it has that many letters; all
    of them for none."""
    from app.queries.lookups.sounds import heard, is_zhuyin

    wanted = text.strip().casefold()
    typed = wanted.replace(" ", "")
    spelt = typed.isalpha() and (typed.isascii() or is_zhuyin(typed))
    by_sound = spelt and len(typed) >= sound_from
    return [
        place for place, one in enumerate(words)
        if wanted in one.casefold() or (by_sound and heard(one, typed))
    ]
