"""A customer's terms in words, the same on every page and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.terms import Terms
    from app.gui.words import Words


def term_line(settlement: str, terms: Terms, words: Words) -> str:
    from app.documents.contents import TermFacts
    from app.documents.payment_terms import term_words
    from app.i18n import Translator

    facts = TermFacts(
        settlement, terms.closing_day, terms.term_base.value, terms.term_count,
        terms.term_unit.value, terms.term_fixed_day,
    )
    return term_words(facts, Translator(words.language))
