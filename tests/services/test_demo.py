"""The made-up firm: the same every time, sound, and with everything later screens need."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.bootstrap import open_context
from app.db.models import Complaint, Customer, Delivery, Order, Receipt, ReturnedPaper, Statement
from app.db.unit_of_work import Read
from app.domain.errors import DomainError
from app.i18n import Language, Translator
from app.services.check import check
from app.services.demo import fill_demo, sheets_of

ON = date(2026, 11, 5)


def test_the_same_day_makes_the_same_firm() -> None:
    assert sheets_of(ON) == sheets_of(ON)
    assert sheets_of(ON) != sheets_of(date(2026, 11, 6))


def test_it_has_what_the_screens_show_and_a_second_time_is_refused(tmp_path: Path) -> None:
    context = open_context(tmp_path, Language.EN)
    words = Translator(Language.EN)
    fill_demo(context, ON, words)
    context.ask(_has_everything, None)
    assert check(context.book).sound
    with pytest.raises(DomainError, match="demo_not_empty"):
        fill_demo(context, ON, words)
    context.close()


def _has_everything(read: Read, _question: None) -> None:
    def count(model: type, *where: object) -> int:
        query = select(func.count()).select_from(model).where(*where)  # type: ignore[arg-type]
        return read.session.scalar(query) or 0

    assert count(Customer) == 60
    languages = set(read.session.scalars(select(Customer.document_language)))
    assert languages == {"zh_TW", "zh_CN", "en"}
    assert count(Order, Order.state.in_(["open", "part"]), Order.next_promise < ON) >= 3
    assert count(Order, Order.state == "part") >= 3
    assert count(Receipt, Receipt.cheque_date > ON) >= 3
    assert count(Receipt, Receipt.bounced_on.is_not(None)) == 1
    unanswered = (Complaint.replied_at.is_(None), Complaint.closed_at.is_(None))
    assert count(Complaint, *unanswered, Complaint.received_at < ON) >= 1
    signed = select(ReturnedPaper.document)
    assert count(Delivery, Delivery.number.not_in(signed)) >= 10
    disputed = select(ReturnedPaper.document).where(ReturnedPaper.remark != "")
    assert count(Statement, Statement.number.in_(disputed)) == 1
    assert count(Statement, Statement.sent_on.is_(None)) >= 3
