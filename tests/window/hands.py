"""A screen that nobody looks at, the program on it, and keys as the X server gives them.

What stands in the window is not looked into: a test waits for the program to come to rest, and
asks the book. Every wait is a poll with a deadline.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.bootstrap import open_context
from app.i18n import Language

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
POLL = 0.02
REST = 0.25
"""How long all threads must sleep to be at rest: longer than any delay after a key."""


OTHER_PROGRAM = """
import sys
from PySide6.QtGui import QGuiApplication
program = QGuiApplication(["other"])
program.clipboard().setText(sys.argv[1])
program.processEvents()
print("copied", flush=True)
program.exec()
"""


def wait_until(what: str, told: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """The first true answer of ``told``."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = told()
        if found:
            return found
        time.sleep(POLL)
    raise AssertionError(f"did not come within {patience:.0f} s: {what}")


class Screen:
    """An X server on a free display, with a window manager where there is one."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        self.variables = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self.variables.pop("WAYLAND_DISPLAY", None)
        self._copied: subprocess.Popen[str] | None = None
        self._manager: subprocess.Popen[bytes] | None = None
        if shutil.which("openbox"):
            self._manager = subprocess.Popen(
                ["openbox"], env=self.variables,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )

    @property
    def managed(self) -> bool:
        return self._manager is not None

    def xdotool(self, *words: str) -> str:
        """What it said; empty where it found nothing."""
        done = subprocess.run(
            ["xdotool", *words], env=self.variables, capture_output=True, text=True, check=False,
            timeout=PATIENCE,
        )
        return done.stdout.strip() if done.returncode == 0 else ""

    def copy(self, text: str) -> None:
        """Another program has this in the clipboard until the next is copied."""
        self._forget()
        self._copied = subprocess.Popen(
            [sys.executable, "-c", OTHER_PROGRAM, text], env=self.variables,
            stdout=subprocess.PIPE, text=True,
        )
        assert self._copied.stdout is not None
        assert self._copied.stdout.readline() == "copied\n"

    def _forget(self) -> None:
        if self._copied is not None:
            self._copied.terminate()
            self._copied.communicate(timeout=PATIENCE)

    def close(self) -> None:
        self._forget()
        for one in (self._manager, self._server):
            if one is not None:
                one.terminate()
                one.wait(PATIENCE)


class Program:
    """``python -m app --data place``, typed into, and its book."""

    def __init__(self, screen: Screen, place: Path) -> None:
        self.screen, self.place = screen, place
        self._running: subprocess.Popen[bytes] | None = None
        self._window = ""

    def start(self) -> None:
        own = {"XDG_CONFIG_HOME": str(self.place.parent / "config")}
        log = self.place.parent / "said.txt"
        with log.open("ab") as said:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "app", "--data", str(self.place), "--lang", "zh_TW"],
                cwd=ROOT, env={**self.screen.variables, **own}, stdout=said, stderr=said,
            )
        self._window = wait_until("the window", self._find_window, 60)
        self._take_keyboard()
        self.settle()

    def _find_window(self) -> str:
        assert self._running is not None
        assert self._running.poll() is None, "the program ended at its start"
        found = self.screen.xdotool(
            "search", "--onlyvisible", "--pid", str(self._running.pid), "--name", "."
        )
        return found.splitlines()[0] if found else ""

    def _take_keyboard(self) -> None:
        verb = "windowactivate" if self.screen.managed else "windowfocus"

        def has_it() -> bool:
            self.screen.xdotool(verb, self._window)
            return self.screen.xdotool("getwindowfocus") == self._window

        wait_until("the keyboard in the window", has_it)

    @property
    def title(self) -> str:
        return self.screen.xdotool("getwindowname", self._window)

    def press(self, *keys: str) -> None:
        """Each key as xdotool names it; what it begins is over before the next comes."""
        for key in keys:
            self.screen.xdotool("key", "--clearmodifiers", key)
            self.settle()

    def write(self, text: str) -> None:
        self.screen.xdotool("type", "--clearmodifiers", "--delay", "12", text)
        self.settle()

    def paste(self, text: str) -> None:
        """Chinese: no keyboard has such keys, and no input method runs here."""
        self.screen.copy(text)
        self.press("ctrl+v")

    def settle(self) -> None:
        """Until every thread has slept for ``REST``: all that was asked is answered and shown."""
        quiet_since, last = time.monotonic(), self._ticks()

        def rested() -> bool:
            nonlocal quiet_since, last
            ticks = self._ticks()
            if ticks is None or last is None or ticks > last + 1:
                quiet_since, last = time.monotonic(), ticks
            return time.monotonic() - quiet_since >= REST

        wait_until("the program at rest", rested)

    def _ticks(self) -> int | None:
        """Hundredths of a second of work so far; None while a thread wants to run."""
        assert self._running is not None
        assert self._running.poll() is None, "the program has ended"
        spent = 0
        for file in Path(f"/proc/{self._running.pid}/task").glob("*/stat"):
            try:
                fields = file.read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                return None  # a thread has ended meanwhile
            if fields[0] != "S":
                return None
            spent += int(fields[11]) + int(fields[12])
        return spent

    def rows(self, model: type[Any], *where: Any) -> Sequence[Any]:
        """Of the book as it stands now."""
        context = open_context(self.place, Language.ZH_TW)
        try:
            with context.book.read() as read:
                found = read.session.scalars(select(model).where(*where)).all()
                read.session.expunge_all()
                return found
        finally:
            context.close()

    def comes(self, model: type[Any], *where: Any) -> Any:
        """The newest row of that kind, once the book has one."""
        found = wait_until(f"{model.__name__} in the book", lambda: self.rows(model, *where))
        return found[-1]

    def kill(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGKILL)
        self._running.wait(PATIENCE)

    def close(self) -> None:
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
            self._running.wait(PATIENCE)
