from __future__ import annotations

import pytest

from app.domain.errors import DomainError
from app.domain.number_prefixes import letters_of, read_prefixes, write_prefixes


def test_only_what_differs_is_kept() -> None:
    stored = write_prefixes({"SO": "A", "DN": "DN", "ST": ""})
    assert read_prefixes(stored) == {"SO": "A"}
    assert letters_of(stored, "SO") == "A"
    assert letters_of(stored, "DN") == "DN"
    assert write_prefixes({"SO": "SO"}) == ""


@pytest.mark.parametrize("letters", ["so", "ABCDE", "A1", "單", " A", "A-"])
def test_one_to_four_capital_letters(letters: str) -> None:
    with pytest.raises(DomainError) as refused:
        write_prefixes({"DN": letters})
    assert refused.value.message_id == "settings.error.prefix_letters"
    assert refused.value.params["field"] == "DN"


def test_no_two_kinds_alike_not_even_one_that_was_not_changed() -> None:
    for chosen in ({"SO": "X", "DN": "X"}, {"DN": "SO"}, {"SO": "ST"}):
        with pytest.raises(DomainError) as refused:
            write_prefixes(chosen)
        assert refused.value.message_id == "settings.error.prefix_twice"
        assert refused.value.params["field"] in chosen
    assert write_prefixes({"SO": "DN", "DN": "SO"})


SPOILT = ["", "{", "[]", "3", '{"SO": 3}', '{"SO": "too long"}', '{"XX": "A"}']


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_was_spoilt_means_the_usual_letters(spoilt: str) -> None:
    assert letters_of(spoilt, "SO") == "SO"
