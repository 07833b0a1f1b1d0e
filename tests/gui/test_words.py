"""What the window says of months, prices and persons, in its languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.months import Month
from app.gui.lists.columns import Wording
from app.gui.products.product_tables import PRICES, PricePart
from app.gui.words import Words
from app.i18n import Language
from app.queries.panes.products import AgreedPrice
from tests.gui.small_book import NOW

TODAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("language", "month", "said"),
    [
        (Language.ZH_TW, Month(2026, 9), "9 月"),
        (Language.EN, Month(2026, 9), "Sep"),
        (Language.ZH_TW, Month(2025, 11), "2025 年 11 月"),
        (Language.EN, Month(2025, 11), "Nov 2025"),
        (Language.ZH_CN, Month(2026, 12), "2026 年 12 月"),
    ],
)
def test_a_month_has_its_year_where_it_is_none_of_the_last_twelve(
    language: Language, month: Month, said: str
) -> None:
    assert Words(language).month(month, TODAY) == said


@pytest.mark.parametrize(("currency", "said"), [("TWD", "0.695"), ("HKD", "HK$0.695")])
def test_a_price_has_its_currencys_mark_where_that_is_not_the_firms_own(
    currency: str, said: str
) -> None:
    wording = Wording(Words(Language.ZH_TW), NOW, "TWD")
    row = AgreedPrice(1, 2, "C0002", "葵豐", Decimal("0.695"), currency, None, "", 1)
    assert PRICES[PricePart.PRICE].cell(row, wording).text == said


def test_a_persons_part_stands_in_the_brackets_of_the_language() -> None:
    said = {
        language: Words(language)("editor.contact_role", contact="林先生", role="採購")
        for language in Language
    }
    assert said == {
        Language.ZH_TW: "林先生（採購）", Language.ZH_CN: "林先生（採購）",
        Language.EN: "林先生 (採購)",
    }
