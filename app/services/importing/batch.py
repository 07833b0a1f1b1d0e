"""One sheet on its way into the book: its columns, and which of its rows still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.db.models import Record
from app.readers.cells import Fault
from app.readers.firm_workbook import CellFault, Table, shown

Key = Any


class Batch:
    """The rows of a table by position. A row with a fault is dropped, and so is what names it."""

    def __init__(self, name: str, table: Table | None, *, unread: bool) -> None:
        self.name = name
        self.table = table
        self.unread = unread
        """The sheet is there but was rejected: its rows are unknown, not absent."""
        self.rows: list[int] = table.rows if table else []
        self.columns: dict[str, list[Any]] = dict(table.columns) if table else {}
        self.dropped: set[int] = set(table.bad) if table else set()
        self.faults: list[CellFault] = []
        self.drops: list[CellFault] = [self._note(p, "dropped_sheet_row") for p in self.dropped]

    def __len__(self) -> int:
        return len(self.rows)

    def has(self, column: str) -> bool:
        return column in self.columns

    def column(self, name: str) -> list[Any]:
        """The values by position; None throughout where the sheet has no such column."""
        found = self.columns.get(name)
        return found if found is not None else [None] * len(self.rows)

    def standing(self) -> Iterator[int]:
        """The positions that are not dropped."""
        if not self.dropped:
            return iter(range(len(self.rows)))
        return (p for p in range(len(self.rows)) if p not in self.dropped)

    def fault(self, position: int, column: str, message: str, **params: object) -> None:
        """Refuse a row for one of its cells."""
        row = self.rows[position]
        if self.table is not None:
            row = self.table.field_rows.get(column, row)
        value = shown(self.columns[column][position]) if column in self.columns else ""
        fault = Fault(f"errors.{message}", params)
        self.faults.append(CellFault(self.name, row, column, value, fault))
        self.drop(position, "dropped_sheet_row")

    def drop(self, position: int, message: str) -> None:
        """Leave a row out without a fault of its own."""
        if position not in self.dropped:
            self.dropped.add(position)
            self.drops.append(self._note(position, message))

    def refuse_duplicates(self, keys: Sequence[Key], column: str) -> None:
        """The second row with a key is bad, at ``column``."""
        if len(set(keys)) == len(keys):
            return
        first: dict[Key, int] = {}
        for position, key in enumerate(keys):
            if key is None or (isinstance(key, tuple) and key[0] is None):
                continue
            earlier = first.setdefault(key, position)
            if earlier != position:
                self.fault(position, column, "cell_duplicate", row=self.rows[earlier])

    def lost(self, keys: Sequence[Key]) -> Lost:
        """What its dropped rows were called, for the rows of other sheets that name them."""
        return Lost({keys[position] for position in self.dropped}, everything=self.unread)

    def refer(
        self, column: str, targets: Mapping[Key, Any], parents: Lost, message: str,
        keys: Sequence[Key] | None = None,
    ) -> list[Any]:
        """What each row's cell (or key) names. An unknown name is a bad cell; the name of a row
        that was dropped drops this one too. An empty cell gives None.
        """
        names = self.column(column) if keys is None else keys
        found = [targets.get(name) for name in names]
        if None in found:
            for position, target in enumerate(found):
                name = names[position]
                if target is not None or name is None or position in self.dropped:
                    continue
                if name in parents:
                    self.drop(position, "dropped_reference")
                else:
                    self.fault(position, column, message)
        return found

    def refer_within(
        self, column: str, keys: Sequence[Key], held: Iterable[Key], message: str
    ) -> None:
        """``refer`` to rows of this very sheet (or the book's): a row that names a dropped one is
        dropped, and so is whatever names that, to the end."""
        in_book = {key: key for key in held}
        while True:
            before = len(self.dropped)
            known = {keys[position]: keys[position] for position in self.standing()}
            self.refer(column, known | in_book, self.lost(keys), message)
            if len(self.dropped) == before:
                return

    def _note(self, position: int, message: str) -> CellFault:
        fault = Fault(f"errors.{message}")
        return CellFault(self.name, self.rows[position], "", "", fault)


class Lost:
    """The keys of a sheet's dropped rows; all keys, where the sheet could not be read at all."""

    def __init__(self, names: set[Key], *, everything: bool = False) -> None:
        self.names = names - {None}
        self.everything = everything

    def __contains__(self, name: Key) -> bool:
        return self.everything or name in self.names


def model_defaults(model: type[Record]) -> dict[str, Any]:
    """Column → what an empty cell stands for."""
    columns = model.__table__.columns
    return {
        column.name: getattr(column.default, "arg", None) if column.default is not None else None
        for column in columns
    }
