"""The manners of every test: no screen, no user's folders, and no warning that nobody expected."""

from __future__ import annotations

import logging
import os
import random
import re
import shutil
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True)
settings.register_profile(
    "long", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")

_USER_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
LONGEST_S = 0.15
_OURS = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--shake", type=int, metavar="SEED",
        help="let the window's threads dawdle before each piece of work, each run otherwise",
    )


def pytest_configure(config: pytest.Config) -> None:
    """A test that opens the default book or the settings meets empty ones of its own."""
    place = Path(tempfile.mkdtemp(prefix="gendan-tests-"))
    config.stash[_OURS] = place
    for variable in _USER_FOLDERS:
        os.environ[variable] = str(place / variable.lower())
    if config.option.shake is not None:
        _shake(config.option.shake)
    if re.search(r"\blong\b(?<!not long)", config.option.markexpr):
        settings.load_profile("long")


def _shake(seed: int) -> None:
    """A busy machine answers late and in another order: no test may depend on the usual one.
    Of three seeds one slows both threads, one the writer, one the reader."""
    from app.gui.worker import Job, Worker

    chance, work = random.Random(seed), Worker._work
    slow = ("", "writer", "reader")[seed % 3]

    def dawdle(worker: Worker, job: Job) -> None:
        if slow in worker.name:
            time.sleep(chance.choice((0, 0, 0.005, 0.03, LONGEST_S)))
        work(worker, job)

    Worker._work = dawdle  # type: ignore[method-assign]


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_OURS], ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ["QT_QPA_PLATFORM"].split(":")[0] not in ("offscreen", "minimal"):
        return
    skip = pytest.mark.skip(reason="needs a display: dev.py test gives it one where there is Xvfb")
    for item in items:
        if item.get_closest_marker("window"):
            item.add_marker(skip)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """A warning in the log fails the test, unless its mark ``log_warns(pattern)`` expects it."""
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(heard)
    patterns = [str(mark.args[0]) for mark in item.iter_markers("log_warns")]
    stray = [said for said in heard.said if not any(re.search(p, said) for p in patterns)]
    if stray:
        pytest.fail("unexpected in the log:\n" + "\n".join(stray), pytrace=False)
    silent = [p for p in patterns if not any(re.search(p, said) for said in heard.said)]
    if silent:
        pytest.fail(f"expected in the log, and not said: {silent}", pytrace=False)
    return result
