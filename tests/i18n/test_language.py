from __future__ import annotations

import pytest

from app.i18n import Language


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh_TW.UTF-8", Language.ZH_TW),
        ("zh_HK", Language.ZH_TW),
        ("zh-Hant-MO", Language.ZH_TW),
        ("zh_CN.GB18030", Language.ZH_CN),
        ("zh-Hans-HK", Language.ZH_CN),
        ("zh_SG@radical", Language.ZH_CN),
        ("zh", Language.ZH_CN),
        ("en_GB.UTF-8", Language.EN),
        ("de_AT", Language.EN),
        ("C", Language.EN),
        ("", Language.EN),
    ],
)
def test_a_locale_is_read_as_the_nearest_language(name: str, language: Language) -> None:
    assert Language.for_locale(name) is language


def test_the_first_language_the_user_listed_wins() -> None:
    chosen = {"LANGUAGE": "zh_TW:en", "LANG": "en_US.UTF-8"}
    assert Language.of_system(chosen) is Language.ZH_TW
    assert Language.of_system({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"}) is Language.ZH_CN
