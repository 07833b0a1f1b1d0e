"""What an issued paper keeps comes back the same, and the same content is the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from app.documents.contents import StatementContent
from app.documents.json_contents import content_from_json, content_to_json
from app.domain.errors import DomainError
from tests.documents import notes_of_the_look as notes
from tests.documents import papers_of_the_look as look
from tests.documents.made_statements import statements


@given(statements(most=8))
def test_a_statement_comes_back_as_it_was(content: StatementContent) -> None:
    assert content_from_json(content_to_json(content)) == content


@pytest.mark.parametrize("made", [notes.priced_note, notes.neutral_note, notes.en_note])
def test_a_note_comes_back_as_it_was(made: object) -> None:
    assert callable(made)
    content = made()
    assert content_from_json(content_to_json(content)) == content


def test_equal_contents_are_equal_bytes_however_their_decimals_were_typed() -> None:
    content = look.one_page_cn()
    padded = replace(content, opening=Decimal("38650.000"), tax_rate=Decimal("0.1300"))
    assert padded == content
    assert content_to_json(padded) == content_to_json(content)


def test_decimals_never_turn_into_floats() -> None:
    content = replace(look.one_page_tw(), opening=Decimal("0.1000000000000000055511151231257827"))
    assert content_from_json(content_to_json(content)) == content


def test_content_of_before_a_field_was_added_is_read() -> None:
    kept = json.loads(content_to_json(look.one_page_tw()))
    del kept["content"]["tax_rate"]
    assert content_from_json(json.dumps(kept).encode()) == look.one_page_tw()


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"null", b"\xff", b'{"paper":"letter","version":1,"content":{}}',
     b'{"paper":"statement","version":2,"content":{}}',
     b'{"paper":"statement","version":1,"content":{"firm":{"name":7}}}'],
)
def test_anything_else_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(DomainError) as refused:
        content_from_json(data)
    assert refused.value.message_id == "errors.content_unreadable"
