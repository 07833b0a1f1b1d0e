"""The checks in conftest.py do fail what they are there to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).with_name("conftest.py").read_text("utf-8")
INI = """
[pytest]
markers =
    window
    log_warns(pattern)
qt_log_level_fail = WARNING
filterwarnings = error
"""


@pytest.fixture
def tests(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    pytester.makeini(INI)
    return pytester


def test_a_log_warning_nobody_expected_fails_the_test(tests: pytest.Pytester) -> None:
    tests.makepyfile(
        """
        import logging, pytest
        def test_stray(): logging.getLogger("app").warning("odd")
        @pytest.mark.log_warns("odd")
        def test_expected(): logging.getLogger("app").warning("odd")
        @pytest.mark.log_warns("odd")
        def test_silent(): pass
        def test_info(): logging.getLogger("app").info("fine")
        """
    )
    result = tests.runpytest_subprocess("-p", "no:xdist")
    result.assert_outcomes(passed=2, failed=2)


def test_a_qt_warning_fails_the_test(tests: pytest.Pytester) -> None:
    tests.makepyfile(
        """
        from PySide6.QtCore import qWarning
        def test_it(): qWarning("from Qt")
        """
    )
    tests.runpytest_subprocess("-p", "no:xdist").assert_outcomes(failed=1)


def test_a_test_that_needs_a_display_is_skipped_offscreen(
    tests: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    tests.makepyfile(
        """
        import pytest
        @pytest.mark.window
        def test_it(): raise AssertionError
        """
    )
    tests.runpytest_subprocess("-p", "no:xdist").assert_outcomes(skipped=1)


def test_the_users_own_folders_are_never_touched() -> None:
    from app.settings import data_place, settings_place

    assert "gendan-tests-" in str(data_place())
    assert "gendan-tests-" in str(settings_place())
