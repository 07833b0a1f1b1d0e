from __future__ import annotations

from pathlib import Path

import pytest
from checks import catalogs

GOOD = """
[hello]
zh_TW = "{name}您好"
zh_CN = "{name}您好"
en = "Hello {name}"
[month]
zh_TW = "{month}月"
zh_CN = "{month}月"
en = "{name}"
[bye]
zh_TW = "再見"
zh_CN = "再见"
en = "Goodbye"
"""
USES = '''heading = f"cli.column.{name}"
t("cli.hello", name=who)
t("cli.month", month=1, name=2)
WORDS = {1: "cli.bye"}
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.gendan]\ndynamic-message-ids = ["cli.column."]\n', "utf-8"
    )
    (tmp_path / "app").mkdir()
    (tmp_path / "resources" / "i18n").mkdir(parents=True)
    write(tmp_path, GOOD, USES)
    return tmp_path


def write(project: Path, catalog: str, code: str) -> None:
    (project / "resources" / "i18n" / "cli.toml").write_text(catalog, "utf-8")
    (project / "app" / "a.py").write_text(code, "utf-8")


def test_what_is_said_and_used_passes(project: Path) -> None:
    assert catalogs.main(project) == 0


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ('t("cli.helo", name=1)', "no message cli.helo"),
        ('raise DomainError("nowhere.x")', "no message nowhere.x"),
        ('WORDS = ["cli.by"]', "no message cli.by"),
        ('t("cli.hello")', "cli.hello lacks name"),
        ('t("cli.month", month=1)', "cli.month lacks name"),
        ('t("cli.bye" if a else "cli.hello")', "cli.hello lacks name"),
        ('t(f"cli.no.{which}")', "put together from pieces (cli.no.…)"),
        ('title = f"cli.no.{which}"', "put together from pieces (cli.no.…)"),
        ('t("cli.no" + which)', "put together from pieces (cli.no…)"),
    ],
)
def test_what_the_code_says_wrongly_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], code: str, complaint: str
) -> None:
    write(project, GOOD, USES + code)
    assert catalogs.main(project) == 1
    assert complaint in capsys.readouterr().out


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('zh_TW = "{a}"\nzh_CN = "{b}"\nen = "{a}"', "different places"),
        ('zh_TW = "{a.b:02d}"\nzh_CN = "{a[0]}"\nen = "{b}"', "different places"),
        ('zh_TW = "{}"\nzh_CN = "{}"\nen = "{}"', "has no name"),
        ('zh_TW = "{"\nzh_CN = "x"\nen = "x"', "Single '{'"),
        ('zh_TW = ""\nzh_CN = ""\nen = ""', "says nothing in any"),
        ('zh_TW = "a"\nzh_CN = "a"', "needs"),
        ('zh_TW = "a"\nzh_TW = "b"', "overwrite"),
        ('zh_TW = "a"\nzh_CN = "a"\nen = "a"', "cli.new: nothing uses it"),
    ],
)
def test_what_a_catalogue_says_wrongly_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], entry: str, complaint: str
) -> None:
    write(project, f"{GOOD}[new]\n{entry}\n", USES)
    assert catalogs.main(project) == 1
    assert complaint in capsys.readouterr().out


def test_declared_ids_may_be_put_together_from_a_value(project: Path) -> None:
    column = '[column.code]\nzh_TW = "代號"\nzh_CN = "编号"\nen = "Code"\n'
    write(project, GOOD + column, USES)
    assert catalogs.main(project) == 0


def test_a_declaration_that_nothing_needs_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, GOOD, USES.split("\n", 1)[1])
    assert catalogs.main(project) == 1
    assert "cli.column.…: declared, but" in capsys.readouterr().out
