"""Reading our own source: which files there are, which rooms, and what their functions hold."""

import ast
import configparser
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "heard"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """A file as people speak of it: from the top of the checkout."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> list[Path]:
    """Our Python files, migrations left out; of these folders of the package, or of all of it."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    found = (path for root in roots for path in root.rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def room_files(name: str) -> list[Path]:
    """One file of every room: ``room_files("operations")``."""
    return sorted(PACKAGE.glob(f"*/{name}.py"))


@cache
def tree(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def public_functions(path: Path) -> list[Function]:
    """The functions of a file that others may call."""
    return [
        node
        for node in tree(path).body
        if isinstance(node, Function) and not node.name.startswith("_")
    ]


def all_functions(path: Path) -> Iterator[Function]:
    """Every function of a file, methods and inner ones too."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def names_called(node: ast.AST) -> set[str]:
    """The last name of everything called inside: ``record`` for ``audit.record(…)`` too."""
    called = (child.func for child in ast.walk(node) if isinstance(child, ast.Call))
    return {
        name.attr if isinstance(name, ast.Attribute) else name.id
        for name in called
        if isinstance(name, ast.Attribute | ast.Name)
    }


def decorators(node: Function) -> set[str]:
    """The decorators of a function, as written."""
    return {ast.unparse(decorator) for decorator in node.decorator_list}


def imports_at_run_time(path: Path) -> Iterator[str]:
    """Dotted names that a file imports when it runs: not those for type checkers alone."""
    yield from _imports(tree(path))


def _imports(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        children: list[ast.stmt] = node.orelse
    else:
        children = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.AST)]  # type: ignore[misc] # any node will do
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for child in children:
        yield from _imports(child)


@cache
def ranks() -> dict[str, int]:
    """How high each room stands in the stack of `.importlinter`; rooms on one line are equal."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    lines = contracts["importlinter:contract:rooms"]["layers"].split("\n")
    levels = [line for line in lines if line.strip()]
    return {
        room.strip(" ()"): len(levels) - place
        for place, line in enumerate(levels)
        for room in line.split("|")
    }


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git keeps and that is there; in an unpacked archive, every file."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        rooms = ("src", "tests", "docs", "run", "pyproject.toml", "README.md")
        return tuple(p for room in rooms for p in [ROOT / room, *(ROOT / room).rglob("*")])
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return tuple(path for path in paths if path.is_file())
