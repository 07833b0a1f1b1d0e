"""Taking back an action by a new one, unless somebody has built on it.

An import goes back whole. A record made by hand goes away again, but a paper that has a number
stays and is voided; an issued statement can only be revised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Integer, Table, func, select, type_coerce
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from app.db.blocks import Block, Op
from app.db.bulk import read_stored
from app.db.entities import Entity, entities
from app.db.journal import blocks_of
from app.db.models import JournalEntry, Statement
from app.db.stored import Stored
from app.db.unit_of_work import Work
from app.domain.errors import DomainError
from app.services.built_on import ids_of, is_built_on, parts
from app.services.delivered_on import is_delivered_on
from app.services.order_followers import followers
from app.services.order_refresh import refresh_lines, refresh_orders

WHOLE_WORKBOOKS = ("import", "demo")

VOIDED = {"delivery": "voided", "orders": "cancelled"}
"""A numbered paper posted by hand, and the column that takes it out of every sum."""
LINES_OF = {"delivery_line": ("delivery", "delivery_id"), "order_line": ("orders", "order_id")}
"""Lines stay with the paper that is voided."""
_MONTHS = ("statement_month", "bounce_month")


@dataclass(frozen=True, slots=True)
class UndoLast:
    """The last action of the one who asks that has not been taken back yet.

    ``since``: nothing up to this action is taken back. A window sends the one it began after, so
    that a key pressed today cannot take back yesterday's work, or the firm that was brought in.
    """

    since: int = 0


def undo_last(work: Work, command: UndoLast) -> int:
    """Take back the asker's last action; returns its number. DomainError as for ``undo``, and
    ``errors.undo_not_at_once`` for a whole workbook once anything was done after it."""
    later = aliased(JournalEntry)
    undone = select(later.seq).where(later.undoes == JournalEntry.seq).exists()
    own = JournalEntry.actor == work.action.actor
    query = select(func.max(JournalEntry.seq)).where(own, JournalEntry.undoes.is_(None), ~undone)
    seq = work.session.scalar(query)
    if seq is None or seq <= command.since:
        raise DomainError("errors.undo_nothing")
    verb = work.session.get_one(JournalEntry, seq).verb
    at_once = work.session.scalar(select(func.max(later.seq))) == seq
    undo(work, seq)
    if verb in WHOLE_WORKBOOKS and not at_once:
        raise DomainError("errors.undo_not_at_once")
    return seq


def undo(work: Work, seq: int) -> int:
    """Take back action ``seq`` by this one.

    DomainError ``errors.undo_nothing`` (there is none, or it is taken back already),
    ``errors.undo_built_on``, ``errors.undo_in_use``, ``errors.undo_issued``.
    """
    _refuse_undone(work, seq)
    _refuse_issued(work.connection, seq)
    if is_built_on(work.connection, seq) or is_delivered_on(work.connection, seq):
        raise DomainError("errors.undo_built_on")
    work.undoes = seq
    voided = _hand_made_papers(work.connection, seq)
    try:
        for block in blocks_of(work.connection, seq, backwards=True):
            for opposite in _opposites(work.connection, block, voided):
                work.put(opposite)
    except IntegrityError as failure:
        raise DomainError("errors.undo_in_use") from failure
    _refresh_orders(work, seq)
    return seq


def _refresh_orders(work: Work, seq: int) -> None:
    lines, orders = followers(work.session, seq)
    refresh_orders(work, refresh_lines(work, lines) | orders)


def _opposites(connection: Connection, block: Block, voided: set[tuple[str, int]]) -> list[Block]:
    width = len(block.columns)
    rows: list[Sequence[Stored]] = list(reversed(block.rows))
    if block.op is Op.DELETE:
        return [Block(block.entity, Op.INSERT, block.columns, rows, block.bulk)]
    if block.op is Op.UPDATE:
        swapped = [[row[0], *row[width + 1 :], *row[1 : width + 1]] for row in rows]
        return [Block(block.entity, Op.UPDATE, block.columns, swapped, block.bulk)]
    if block.entity in VOIDED and not block.bulk:
        return [_voiding(connection, block)]
    if block.entity in LINES_OF:
        paper, pointer = LINES_OF[block.entity]
        place = block.columns.index(pointer) + 1
        rows = [row for row in rows if (paper, row[place]) not in voided]
    return [Block(block.entity, Op.DELETE, block.columns, rows, block.bulk)] if rows else []


def _voiding(connection: Connection, block: Block) -> Block:
    column = VOIDED[block.entity]
    ids = ids_of(block)
    held = read_stored(connection, entities()[block.entity], ids, [column])
    rows = [[i, held[i][0], 1] for i in ids if held[i][0] != 1]
    return Block(block.entity, Op.UPDATE, (column,), rows)


def _hand_made_papers(connection: Connection, seq: int) -> set[tuple[str, int]]:
    return {
        (block.entity, i)
        for block in blocks_of(connection, seq, bulk=False)
        if block.op is Op.INSERT and block.entity in VOIDED
        for i in ids_of(block)
    }


def _refuse_undone(work: Work, seq: int) -> None:
    entry = work.session.get(JournalEntry, seq)
    taken_back = select(JournalEntry.seq).where(JournalEntry.undoes == seq)
    if entry is None or work.session.scalar(taken_back) is not None:
        raise DomainError("errors.undo_nothing")


def _refuse_issued(connection: Connection, seq: int) -> None:
    """A statement issued here, or one issued since over papers this action wrote."""
    for block in blocks_of(connection, seq):
        entity = entities()[block.entity]
        if entity.model is Statement:
            issued = entity.table.c.content_file != ""
            if block.op is Op.INSERT and _any(connection, entity.table, ids_of(block), issued):
                raise DomainError("errors.undo_issued")
            if block.op is Op.UPDATE and "pdf_file" in block.columns:
                raise DomainError("errors.undo_issued")  # the paper is part of the issue
        elif "statement_month" in entity.table.c and (
            _is_stated(connection, entity, block, seq)
            or _would_be_stated(connection, entity, block, seq)
        ):
            raise DomainError("errors.undo_issued")


def _is_stated(connection: Connection, entity: Entity, block: Block, seq: int) -> bool:
    paper, statement = entity.table.c, Statement
    months = [paper.statement_month]
    if "bounce_month" in paper:
        months.append(paper.bounce_month)
    earliest = months[0] if len(months) == 1 else func.coalesce(*months)
    stated = select(statement.id).where(
        statement.customer_id == paper.customer_id,
        statement.currency == paper.currency,
        statement.month >= earliest,
        statement.version > seq,
    )
    return _any(connection, entity.table, ids_of(block), stated.exists())


def _would_be_stated(connection: Connection, entity: Entity, block: Block, seq: int) -> bool:
    """The month of the account that a paper was moved from is issued since: it does not go back
    there."""
    months = [name for name in _MONTHS if name in entity.table.c]
    names = ("customer_id", "currency", *months)
    if block.op is not Op.UPDATE or set(names).isdisjoint(block.columns):
        return False
    s = Statement
    last = select(s.customer_id, s.currency, func.max(type_coerce(s.month, Integer)))
    rows = connection.execute(
        last.where(s.version > seq).group_by(s.customer_id, s.currency)
    ).all()
    issued: dict[tuple[Any, Any], int] = {(one, currency): month for one, currency, month in rows}
    if not issued:
        return False
    held = read_stored(connection, entity, ids_of(block), names)
    for i, row in zip(ids_of(block), block.rows, strict=True):
        now = dict(zip(names, held.get(i, ()), strict=False))
        before = {**now, **block.before(row)}
        month = issued.get((before.get("customer_id"), before.get("currency")), 0)
        stood = [cast(int, before[name]) for name in months if before.get(name) is not None]
        if stood and min(stood) <= month:
            return True
    return False


def _any(connection: Connection, table: Table, ids: Sequence[int], condition: Any) -> bool:
    query = select(table.c.id).where(condition).limit(1)
    return any(
        connection.execute(query.where(table.c.id.in_(part))).first() for part in parts(ids)
    )
