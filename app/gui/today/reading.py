"""What is asked of the book for the day's list; runs on the reader's thread."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from app.bootstrap import Context
    from app.queries.count import Count
    from app.queries.day_rows import Day, DayFilter
    from app.queries.page import Key
    from app.queries.waiting.item import Waiting
    from app.queries.waiting.part import Part

ENOUGH_S = 0.025
"""So long one turn takes at least before another question may come between."""


@dataclass(frozen=True, slots=True)
class Piece:
    part: Part
    rows: tuple[Waiting, ...]
    next_key: Key | None


def read_pieces(
    context: Context, now: datetime, parts: tuple[Part, ...], after: Key | None
) -> list[Piece]:
    """As many pieces as go into one turn: ``parts`` in order, the first one from ``after`` on.
    A small firm's book is read in one."""
    from app.queries.waiting.parts import PieceAsk, waiting_piece

    begun = time.perf_counter()
    pieces: list[Piece] = []
    for part in parts:
        more = True
        while more:
            page = context.ask(waiting_piece, PieceAsk(part, now, after))
            pieces.append(Piece(part, page.rows, page.next_key))
            after = page.next_key
            more = after is not None
            if time.perf_counter() - begun > ENOUGH_S:
                return pieces
    return pieces


def read_day(
    context: Context, now: datetime, found: tuple[Waiting, ...], chosen: DayFilter, text: str
) -> Day:
    from app.queries.day import DayAsk, day_list

    return context.ask(day_list, DayAsk(now, context.actor, found, chosen, text))


def count_day(
    context: Context, now: datetime, found: tuple[Waiting, ...], chosen: DayFilter, text: str
) -> Count:
    """How many things of that filter hold the words."""
    from app.queries.count import Count
    from app.queries.day import DayAsk, day_count

    return Count(context.ask(day_count, DayAsk(now, context.actor, found, chosen, text)))
