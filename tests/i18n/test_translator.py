from __future__ import annotations

from pathlib import Path

import pytest

from app.i18n import BrokenCatalog, Language, MissingPlaceholder, Translator, UnknownMessage
from app.i18n.catalogs import read_catalog

CATALOG = """
[title]
zh_TW = "對帳單"
zh_CN = "对账单"
en = "Statement of account"

[title.page]
zh_TW = "第 {page} 頁，共 {pages} 頁"
zh_CN = "第 {page} 页，共 {pages} 页"
en = "Page {page} of {pages}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.toml").write_text(CATALOG, "utf-8")
    return tmp_path


def test_each_language_says_the_message_in_its_own_words(folder: Path) -> None:
    said = [Translator(language, folder)("papers.title") for language in Language]
    assert said == ["對帳單", "对账单", "Statement of account"]


def test_a_message_may_have_messages_below_it(folder: Path) -> None:
    t = Translator(Language.EN, folder)
    assert t("papers.title.page", page=1, pages=3) == "Page 1 of 3"


def test_an_unknown_id_or_area_is_refused(folder: Path) -> None:
    t = Translator("zh_TW", folder)
    for message_id in ("papers.none", "nowhere.title", "papers"):
        assert not t.has(message_id)
        with pytest.raises(UnknownMessage):
            t(message_id)
    assert t.has("papers.title")


def test_a_place_without_a_value_is_refused(folder: Path) -> None:
    with pytest.raises(MissingPlaceholder, match="pages"):
        Translator(Language.ZH_CN, folder)("papers.title.page", page=1)


@pytest.mark.parametrize("spoilt", ['zh_TW = "只有一種"', 'zh_TW = ["對"]', 'de = "Auszug"'])
def test_a_catalogue_short_of_a_language_is_refused(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "papers.toml"
    path.write_text(f"[title]\n{spoilt}\n", "utf-8")
    with pytest.raises(BrokenCatalog, match=r"papers\.title"):
        read_catalog(path)


def test_one_is_said_otherwise_than_several(tmp_path: Path) -> None:
    (tmp_path / "papers.toml").write_text(
        '[lines]\nzh_TW = "{count} 項"\nzh_CN = "{count} 项"\n'
        'en = { one = "{count} line", other = "{count} lines" }\n'
        '[late]\nzh_TW = "逾 {days} 天"\nzh_CN = "逾 {days} 天"\n'
        'en = { by = "days", one = "{days} day late", other = "{days} days late" }\n', "utf-8"
    )
    t = Translator(Language.EN, tmp_path)
    assert [t("papers.lines", count=count) for count in (0, 1, 2, "1", "1,000")] == [
        "0 lines", "1 line", "2 lines", "1 line", "1,000 lines"
    ]
    assert t("papers.late", days=1) == "1 day late"
    assert Translator(Language.ZH_TW, tmp_path)("papers.late", days=1) == "逾 1 天"
    with pytest.raises(MissingPlaceholder, match="days"):
        t("papers.late")


@pytest.mark.parametrize("spoilt", ['{ other = "lines" }', '{ one = "a", other = "b", few = "c" }'])
def test_words_for_others_need_words_for_one(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "papers.toml"
    path.write_text(f'[lines]\nzh_TW = "項"\nzh_CN = "项"\nen = {spoilt}\n', "utf-8")
    with pytest.raises(BrokenCatalog, match=r"papers\.lines"):
        read_catalog(path)
