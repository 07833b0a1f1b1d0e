"""What looks wrong but may well be right: said, never refused."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.choices import Region
from app.domain.tax_ids import Verdict, check_tax_id
from app.readers.cells import Fault
from app.readers.firm_workbook import CellFault
from app.services.importing.desk import Desk

_DIGITS = {Region.TW: range(8, 10), Region.CN: range(9, 12), Region.HK: range(0)}
"""How many are left of a number with its area code, or a Taiwanese mobile's, without the 0."""
_MAINLAND_MOBILE = 11
"""Begins with 1 and never had a 0."""


def doubts_of(desk: Desk) -> Iterator[CellFault]:
    yield from doubtful_tax_ids(desk)
    for sheet in ("firm", "customers", "contacts"):
        yield from doubtful_numbers(desk, sheet)


def doubtful_numbers(desk: Desk, sheet: str) -> Iterator[CellFault]:
    """Phone and fax numbers that Excel kept as a number and that look short of their leading 0."""
    batch = desk.batches[sheet]
    numbers = batch.table.numbers if batch.table is not None else {}
    regions = batch.column("region")
    for name, positions in numbers.items():
        for position in sorted(positions - batch.dropped):
            value = str(batch.column(name)[position] or "")
            region = Region(regions[position] or desk.firm.get("region") or Region.TW)
            if _lacks_zero(value, region):
                row = batch.table.field_rows.get(name) if batch.table is not None else None
                yield CellFault(
                    sheet, row or batch.rows[position], name, value,
                    Fault("errors.cell_number_doubtful", {"number": f"0{value}"}),
                )


def _lacks_zero(value: str, region: Region) -> bool:
    if not value.isdecimal() or value.startswith("0") or len(value) not in _DIGITS[region]:
        return False
    return not (
        region is Region.CN and len(value) == _MAINLAND_MOBILE and value.startswith("1")
    )


def doubtful_tax_ids(desk: Desk) -> Iterator[CellFault]:
    """Tax ids of customers whose check digit is wrong for their region (domain §9.3, §9.4).

    Real companies have such numbers, so they are stored as typed.
    """
    batch = desk.batches["customers"]
    if not batch.has("tax_id"):
        return
    ids, regions = batch.column("tax_id"), batch.column("region")
    for position in batch.standing():
        region = Region(regions[position] or desk.firm.get("region") or Region.TW)
        if ids[position] and check_tax_id(ids[position], region).verdict is not Verdict.OK:
            yield CellFault(
                "customers", batch.rows[position], "tax_id", ids[position],
                Fault("errors.cell_tax_id_doubtful", {}),
            )
