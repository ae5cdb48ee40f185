"""How the tests read the house: its files, and every import in them, wherever it stands."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "restorer_app"
UNKNOWN = "<a name that is not written out>"
ROOMS = ("core", "engine", "training", "session", "gui", "cli")


@dataclass(frozen=True)
class Import:
    """One imported name: ``module`` as written (dotted), where, and whether it runs on import."""

    path: Path
    line: int
    module: str
    at_top: bool
    relative: bool = False

    @property
    def top(self) -> str:
        """The first part of the name: "numpy" of numpy.typing."""
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} imports {self.module}"


def room_files(room: str) -> list[Path]:
    """The Python files of a room."""
    return sorted((PACKAGE / room).rglob("*.py"))


def python_files(*folders: str) -> list[Path]:
    """The Python files below these top-level folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> list[Import]:
    """Every import of a file: at the top, inside functions, and by name through importlib.

    A table of module names for importlib counts too: each of our own, written as text, is an import.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    found = list(_imports_below(tree, path, at_top=True))
    named = [
        Import(path, node.lineno, str(node.value), False) for node in ast.walk(tree) if _names_a_module(node)
    ]
    return [each for each in found if not (named and each.module == UNKNOWN)] + named


def _names_a_module(node: ast.AST) -> TypeGuard[ast.Constant]:
    text = node.value if isinstance(node, ast.Constant) else None
    return isinstance(text, str) and re.fullmatch(rf"{PACKAGE.name}(\.\w+)+", text) is not None


def _imports_below(node: ast.AST, path: Path, at_top: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        for module, relative in _imported(child):
            yield Import(path, child.lineno, module, at_top, relative)  # type: ignore[attr-defined]
        inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) or _is_for_types(
            child
        )
        yield from _imports_below(child, path, at_top and not inside)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _imported(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """The modules that one statement names, and whether it does so relatively."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, False) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from ((f"{node.module or ''}.{alias.name}".strip("."), node.level > 0) for alias in node.names)
    elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__", "importorskip"):
        if node.args and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value), False
        else:
            yield UNKNOWN, False


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def calls_and_attributes(path: Path) -> Iterator[tuple[int, str]]:
    """Every dotted name that a file uses, with its line: ("cv2.xphoto", say)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.Attribute, ast.Name)):
            yield node.lineno, ast.unparse(node)


def run_python(code: str) -> str:
    """What a fresh interpreter prints when it runs ``code`` in the checkout; fails if it does."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=100)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def tracked_files() -> list[Path]:
    """The files that git keeps or would keep; all but the obvious rubbish where there is no git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and not _is_rubbish(path)]
    names = done.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _is_rubbish(path: Path) -> bool:
    """What git is told to ignore; "runs" is where the set-up's demonstration and training write."""
    ignored = ("__pycache__", "build", "dist", "runs")
    return any(part.startswith(".") or part in ignored for part in path.relative_to(ROOT).parts)
