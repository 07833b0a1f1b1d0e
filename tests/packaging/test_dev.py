from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import dev
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def nothing_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "make_venv", lambda: None)
    monkeypatch.setattr(dev, "require_libraries", lambda libraries: None)


@pytest.mark.usefixtures("nothing_to_install")
def test_without_a_screen_it_names_commands_that_need_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "no screen" in said
    assert "gendan statements --month" in said


@pytest.mark.usefixtures("nothing_to_install")
def test_options_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []

    def record(*command: object, **_: str) -> int:
        ran.append(tuple(map(str, command)))
        return 0

    monkeypatch.setattr(dev, "run", record)
    monkeypatch.setattr(dev, "has_screen", lambda: True)
    monkeypatch.setattr(dev, "has_display_server", lambda: True)
    assert dev.main(["run", "--data", "firm"]) == 0
    assert dev.main(["test", "-k", "tax"]) == 0
    assert dev.main(["bench", "tests/benchmarks/test_import.py"]) == 0
    app, windows, others, bench = ran
    assert app[1:] == ("-m", "app", "--data", "firm")
    assert others[-2:] == ("-k", "tax")
    assert "tax" in windows
    assert bench[-1] == "tests/benchmarks/test_import.py"


@pytest.mark.usefixtures("nothing_to_install")
@pytest.mark.parametrize(
    ("window", "others", "code"), [(0, 0, 0), (5, 0, 0), (0, 5, 0), (5, 5, 5), (1, 0, 1), (5, 2, 2)]
)
def test_one_of_the_two_runs_may_have_no_test(
    monkeypatch: pytest.MonkeyPatch, window: int, others: int, code: int
) -> None:
    codes = iter((window, others))
    monkeypatch.setattr(dev, "run", lambda *command, **variables: next(codes))
    monkeypatch.setattr(dev, "has_display_server", lambda: True)
    assert dev.main(["test"]) == code


def test_a_library_that_cannot_be_had_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "apt_install", lambda packages: False)
    with pytest.raises(SystemExit) as end:
        dev.require_libraries({"libnothere.so.1": "libnothere1"})
    said = str(end.value)
    assert "sudo apt-get install libnothere1" in said
    assert "\n" not in said


def test_a_wrong_word_shows_what_there_is() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "dev.py"), "tests"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "dev.py test" in done.stderr


def test_packaging_hides_no_library() -> None:
    import packaging.version

    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert ROOT not in Path(packaging.version.__file__).parents or ".venv" in packaging.__path__[0]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_the_ci_script_is_sound_bash() -> None:
    assert subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=False).returncode == 0
