"""The payment term as a customer reads it; the rule itself stands in ``app.domain.terms``."""

from __future__ import annotations

from app.documents.contents import TermFacts
from app.i18n import Translator

DAYS_OF_A_MONTH = 30
"""In Taiwan 月結 30 天 is one month, on the mainland thirty days (domain §4.1): whichever is not
meant is said in other words."""


def term_words(terms: TermFacts, t: Translator) -> str:
    if terms.settlement != "monthly":
        return t(f"papers.terms.{terms.settlement}")
    if terms.base == "delivery":
        return _rule(terms, t)
    closing = (
        t("papers.terms.month_end")
        if terms.closing_day >= 31
        else t("papers.terms.closing_day", day=terms.closing_day)
    )
    return t("papers.terms.monthly", rule=_rule(terms, t), closing=closing)


def _rule(terms: TermFacts, t: Translator) -> str:
    if terms.fixed_day is not None:
        return _fixed(terms, terms.fixed_day, t)
    count = terms.count
    if count == 0 and terms.base == "closing":
        return t("papers.terms.now")
    if count == 0 and terms.base == "delivery":
        return t("papers.terms.delivery_now")
    if terms.unit == "months":
        days = count * DAYS_OF_A_MONTH
        return t(f"papers.terms.{terms.base}_months", count=count, days=days)
    if terms.base == "closing" and count % DAYS_OF_A_MONTH == 0:
        return t("papers.terms.closing_thirty", days=count)
    return t(f"papers.terms.{terms.base}", days=count)


def _fixed(terms: TermFacts, day: int, t: Translator) -> str:
    if terms.unit == "days":
        return t("papers.terms.fixed_days", count=terms.count, day=day)
    if terms.count == 1:
        return t("papers.terms.fixed_next", day=day)
    return t("papers.terms.fixed", count=terms.count, day=day)
