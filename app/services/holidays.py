"""The firm's own table of days off and make-up days; terms and deadlines step over them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from sqlalchemy import select

from app.db.models import Holiday
from app.db.unit_of_work import Work
from app.services.given import checked
from app.services.records import found


@dataclass(frozen=True, slots=True)
class SetHoliday:
    """``working``: a make-up working day. ``region`` empty: wherever the firm is."""

    date: dt.date
    name: str = ""
    region: str = ""
    working: bool = False


@dataclass(frozen=True, slots=True)
class RemoveHoliday:
    holiday_id: int


def set_holiday(work: Work, command: SetHoliday) -> int:
    """Returns its id; the day of that region that is there already is changed."""
    values = checked(Holiday, "holidays", asdict(command))
    holiday = work.session.scalar(
        select(Holiday).where(Holiday.date == values["date"], Holiday.region == values["region"])
    )
    if holiday is None:
        holiday = Holiday(**values)
        work.session.add(holiday)
    holiday.name, holiday.working = values["name"], values["working"]
    work.session.flush()
    return holiday.id


def remove_holiday(work: Work, command: RemoveHoliday) -> None:
    work.session.delete(found(work, Holiday, command.holiday_id))
    work.session.flush()
