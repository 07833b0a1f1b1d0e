"""A context is a book, a clock, words and settings, put together in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from app.bootstrap import open_context
from app.db.models import Customer
from app.db.unit_of_work import Read, Work
from app.domain.errors import DomainError
from app.i18n import Language


@dataclass
class StoppedClock:
    moment: datetime = datetime(2026, 11, 22, 10, 30)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def add_customer(work: Work, code: str) -> datetime:
    work.session.add(Customer(code=code, name="大華"))
    return work.now


def codes(read: Read, name: str) -> list[str]:
    return [c.code for c in read.session.query(Customer).filter_by(name=name)]


def test_an_action_and_a_question_go_through_it(tmp_path: Path) -> None:
    context = open_context(tmp_path / "book", Language.ZH_TW, clock=StoppedClock(), actor="mei")
    outcome = context.perform("add_customer", add_customer, "C1")
    assert (outcome.value, outcome.seq) == (datetime(2026, 11, 22, 10, 30), 1)
    assert context.ask(codes, "大華") == ["C1"]
    context.close()


def test_its_words_are_in_the_language_asked_for(tmp_path: Path) -> None:
    said = {Language.ZH_TW: "沒有可以復原的操作。", Language.EN: "There is nothing to undo."}
    for language, sentence in said.items():
        context = open_context(tmp_path / "book", language)
        assert context.translate("errors.undo_nothing") == sentence
        context.close()


def test_without_a_place_the_book_is_in_the_users_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    context = open_context(None, Language.EN)
    assert context.book.place.name == "Gendan"
    assert context.book.path.exists()
    context.close()


def test_a_place_that_is_refused_is_refused_here(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="place_synchronised"):
        open_context(tmp_path / "Dropbox" / "book", Language.EN)
