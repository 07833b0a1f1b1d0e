"""What looks wrong but may well be right: said, never refused."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.choices import Region
from app.domain.tax_ids import Verdict, check_tax_id
from app.readers.cells import Fault
from app.readers.firm_workbook import CellFault
from app.services.importing.desk import Desk


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
