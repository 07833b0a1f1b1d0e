"""Small rooms: no file of ``app`` over 300 lines, no function over 40."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 300
FUNCTION_LINES = 40


def too_long(path: Path) -> Iterator[str]:
    """One line of text for the file and for each function in it that is too long."""
    text = path.read_text("utf-8")
    lines = text.count("\n")
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines, at most {FILE_LINES}"
    for node in ast.walk(ast.parse(text, str(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                where = f"{path}:{node.lineno}: {node.name}"
                yield f"{where} has {length} lines, at most {FUNCTION_LINES}"


def main(folder: Path = Path("app")) -> int:
    found = [line for path in sorted(folder.rglob("*.py")) for line in too_long(path)]
    print("\n".join(found) or "Every file and function is short enough")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
