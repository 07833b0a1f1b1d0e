#!/usr/bin/env python3
"""From a fresh clone to the running program. Standard library only.

python3 packaging/dev.py run [options of gendan]    starts the program
python3 packaging/dev.py test [options of pytest]   runs all tests
python3 packaging/dev.py check                      lint, types, layers, sizes, translations
python3 packaging/dev.py bench [options of pytest]  measures
python3 packaging/dev.py shots [folder]             makes every screen's picture

Each first makes .venv and installs what is missing; a second run finds it and changes nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "packaging" / "requirements-dev.txt"
LINUX = sys.platform.startswith("linux")
NO_TEST = 5  # pytest's exit code: fine in one of its two runs
STAMP = VENV / "gendan-installed"

# What Qt loads from the system, and the Debian package that has it (found on a bare Debian 12).
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
DISPLAY = {"Xvfb": "xvfb", "xauth": "xauth"}

NO_SCREEN = """\
There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY leads to one), so no window can open.
These need none:
  {gendan} demo
  {gendan} import FILE
  {gendan} statements --month YYYY-MM --out DIR
  {gendan} --help"""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, **variables: str) -> int:
    """The command's exit code. Runs in the project's folder with ``variables`` added."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, env={**os.environ, **variables}, check=False).returncode


def works(*command: str, report: bool = False) -> bool:
    """Whether the command did its work. ``report``: what it said is shown where it did not."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode and report:
        say((done.stdout + done.stderr).strip())
    return done.returncode == 0


# -- the machine -------------------------------------------------------------------------------


def apt_install(packages: list[str]) -> bool:
    """Installs Debian packages if this machine has apt and we may; else just says no."""
    sudo: list[str] = []
    if not LINUX or not shutil.which("apt-get"):
        return False
    if os.geteuid() != 0:
        sudo = ["sudo", "-n"]
        if not shutil.which("sudo") or not works(*sudo, "true"):
            return False
    say("Installing with apt-get: " + " ".join(packages))
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    apt += ["-o", "DPkg::Lock::Timeout=300"]
    works(*apt, "update")  # a source that does not answer need not be the one we need
    return works(*apt, "install", "-y", "--no-install-recommends", *packages, report=True)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def require_libraries(libraries: dict[str, str]) -> None:
    """Sees to it that Qt finds the system's libraries; otherwise ends with what to install."""
    if not LINUX:
        return
    missing = {name: package for name, package in libraries.items() if not loads(name)}
    if not missing:
        return
    apt_install(list(missing.values()))
    still = [name for name in missing if not loads(name)]
    if still:
        debian = "sudo apt-get install " + " ".join(missing[name] for name in still)
        sys.exit(f"Qt lacks {', '.join(still)}. On Debian or Ubuntu: {debian}")


def has_display_server() -> bool:
    """Whether tests can have a display of their own; installs Xvfb where it may."""
    lacking = [package for name, package in DISPLAY.items() if not shutil.which(name)]
    return not lacking or apt_install(lacking)


def has_screen() -> bool:
    if not LINUX or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # it is installed in a moment, and Qt says itself if nobody answers
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return x11.XOpenDisplay(None) is not None


# -- .venv -------------------------------------------------------------------------------------


def wanted() -> str:
    """What .venv must have been made from, as one hash."""
    project = (ROOT / "pyproject.toml").read_text("utf-8").split("[tool.")[0]
    told = f"{PYTHON.resolve()}\n{project}\n{LOCK.read_text('utf-8')}"
    return hashlib.sha256(told.encode()).hexdigest()


def make_venv() -> None:
    if STAMP.exists() and STAMP.read_text() == wanted():
        return
    whole = PYTHON.exists() and (VENV / "pyvenv.cfg").exists()
    if not whole or not works(str(PYTHON), "-m", "pip", "--version"):
        package = f"python3.{sys.version_info.minor}-venv"
        has_venv = find_spec("venv") and find_spec("ensurepip")
        if not has_venv and not apt_install([package]):
            sys.exit(f"Python lacks venv. On Debian or Ubuntu: sudo apt-get install {package}")
        say("Making .venv")
        if run(sys.executable, "-m", "venv", "--clear", VENV):
            sys.exit("Could not make .venv: see above.")
    say("Installing the pinned libraries into .venv")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    if run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", LOCK) or run(
        *pip, "--no-deps", "--no-build-isolation", "-e", "."
    ):
        sys.exit("Could not install the libraries: see above.")
    STAMP.write_text(wanted())


# -- commands ----------------------------------------------------------------------------------


def start(options: list[str]) -> int:
    make_venv()
    if not has_screen():
        say(NO_SCREEN.format(gendan=BIN.relative_to(ROOT) / "gendan"))
        return 1
    wayland = WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {}
    require_libraries({**OFFSCREEN, **WINDOW, **wayland})
    return run(PYTHON, "-m", "app", *options)


def test(options: list[str]) -> int:
    """Tests with a real window first, on a display of their own; then all others, offscreen."""
    make_venv()
    require_libraries(OFFSCREEN)
    pytest: list[str | Path] = [PYTHON, "-m", "pytest"]
    codes = []
    if not LINUX or has_display_server():
        require_libraries(WINDOW)
        display = ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24"] if LINUX else []
        platform = {"win32": "windows", "darwin": "cocoa"}.get(sys.platform, "xcb")
        only = ["-p", "no:xdist", *options, "-m", "window and not long and not benchmark"]
        codes.append(run(*display, *pytest, *only, QT_QPA_PLATFORM=platform))
    else:
        say("Tests with a real window are skipped. They need: sudo apt-get install xvfb xauth")
    codes.append(run(*pytest, "-n", "2", *options, QT_QPA_PLATFORM="offscreen"))
    failed = [code for code in codes if code not in (0, NO_TEST)]
    return failed[0] if failed else min(codes)


def check(options: list[str]) -> int:
    """All checks, also after one has failed."""
    make_venv()
    commands: dict[str, list[str | Path]] = {
        "lint": [PYTHON, "-m", "ruff", "check", "."],
        "types": [PYTHON, "-m", "mypy"],
        "layers": [BIN / "lint-imports"],
        "sizes": [PYTHON, "-m", "checks.sizes"],
        "translations": [PYTHON, "-m", "checks.catalogs"],
    }
    unknown = set(options) - set(commands)
    if unknown:
        sys.exit(f"No such check: {', '.join(sorted(unknown))}. There are {', '.join(commands)}.")
    failed, path = [], os.pathsep.join((str(ROOT), str(ROOT / "packaging")))
    for name in options or commands:
        say(f"-- {name}")
        if run(*commands[name], PYTHONPATH=path):
            failed.append(name)
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed")
    return 1 if failed else 0


def bench(options: list[str]) -> int:
    make_venv()
    require_libraries(OFFSCREEN)
    pytest: list[str | Path] = [PYTHON, "-m", "pytest", "-p", "no:xdist", "-s", "--timeout=0"]
    return run(*pytest, "-m", "benchmark", *(options or ["tests/benchmarks"]))


def shots(options: list[str]) -> int:
    make_venv()
    require_libraries(OFFSCREEN)
    return run(PYTHON, ROOT / "packaging" / "shots.py", *options, QT_QPA_PLATFORM="offscreen")


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python can start this file
        sys.exit(f"Gendan needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    commands = {"run": start, "test": test, "check": check, "bench": bench, "shots": shots}
    if not arguments or arguments[0] not in commands:
        say(__doc__ or "")
        return 2
    return commands[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
