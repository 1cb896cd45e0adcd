"""Rules about how our source is written, that no linter of ours checks."""

import ast
import re
from pathlib import Path

from tests.gates.source import (
    PACKAGE,
    Function,
    decorators,
    imports_at_run_time,
    name_of,
    names_called,
    public_functions,
    python_files,
    ranks,
    room_files,
    tree,
)

NO_MODELS_HERE = ("doors", "workflows", "cli", "design_system", "demo", "conf", "guidance")
MAY_READ_THE_CLOCK = ("doors", "cli", "demo")
CLOCKS = ("timezone.now", "timezone.localdate", "datetime.now", "datetime.utcnow")
CLOCKS += ("datetime.today", "date.today", "time.time")

EXCEPTION = re.compile("# " + r"(noqa|type: ignore)\b")
EXCEPTION_WITH_REASON = re.compile(
    "# " + r"(noqa: [A-Z0-9, ]+\d( -)? [a-z]\w*|type: ignore\[[a-z, -]+\] +# \w+)"
)

# Why an operation that breaks the usual rule may. An entry no longer needed fails too.
NOT_RECORDED = {
    "audit.record": "it is the record",
    "responses.keep_answer": "an event for each answer would put times to a person's answering",
    "responses.come_back": "an event would tell when somebody came back to read",
    "responses.clear_ended_visits": "what nobody sent leaves no trace, its clearing neither",
}
CHANGES_NOTHING = {"audit.digest_of", "audit.day_of"}
NOT_KEYWORD_ONLY = {"audit.record": "what happened is named first, as in a sentence"}


def test_operations_are_keyword_only_so_that_a_call_reads_as_a_sentence() -> None:
    wrong = {
        name
        for name, function in _operations()
        if function.args.args or function.args.posonlyargs or function.args.vararg
    }
    assert wrong == set(NOT_KEYWORD_ONLY), "begin the arguments of these with *,"


def test_operations_are_atomic_so_that_nothing_is_half_done() -> None:
    wrong = [
        name
        for name, function in _operations()
        if not any("transaction.atomic" in decorators(one) for one in _with_its_steps(function))
    ]
    assert not wrong, f"put @transaction.atomic on {wrong}, or on the step of it that writes"


def test_operations_leave_a_line_in_the_audit_record() -> None:
    wrong = {
        name
        for name, function in _operations()
        if not any("record" in names_called(one) for one in _with_its_steps(function))
    }
    assert wrong == set(NOT_RECORDED), (
        "call record(Kind.…) beside the change in these, or say in NOT_RECORDED why not; "
        "and take out of NOT_RECORDED what has become recorded"
    )


def test_operations_are_given_the_moment() -> None:
    wrong = [
        name
        for name, function in _operations()
        if name != "audit.record" and "now" not in {arg.arg for arg in function.args.kwonlyargs}
    ]
    assert not wrong, f"these change something without being told when; add now=: {wrong}"


def test_opening_words_is_recorded_before_they_are_opened() -> None:
    (opening,) = public_functions(PACKAGE / "responses" / "opening.py")
    calls = [node for node in ast.walk(opening) if isinstance(node, ast.Call)]
    lines = {ast.unparse(call.func): call.lineno for call in calls}
    assert lines["rules.check_can_open"] < lines["record"] < lines["vault.open_sealed"]


def test_queries_are_keyword_only() -> None:
    wrong = [
        f"{path.parent.name}.{function.name}"
        for path in room_files("queries")
        for function in public_functions(path)
        if path.parent.name != "guidance" and len(function.args.args) > 1
    ]
    assert not wrong, f"begin the arguments of these with *,: {wrong}"


def test_what_others_call_says_what_it_means() -> None:
    files = [*python_files("engines")]
    for name in ("queries", "operations", "rules", "shredders"):
        files += room_files(name)
    wrong = [
        f"{name_of(path)}: {function.name}"
        for path in files
        for function in public_functions(path)
        if not ast.get_docstring(function)
    ]
    assert not wrong, f"write a docstring (meaning, units, errors raised) for {wrong}"


def test_every_module_says_what_it_is_for() -> None:
    wrong = [name_of(path) for path in python_files() if not ast.get_docstring(tree(path))]
    assert not wrong, f"begin these with a docstring of a sentence or two: {wrong}"


def test_only_a_room_itself_touches_its_tables() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files(*NO_MODELS_HERE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}
    ]
    assert not wrong, f"ask the room's queries or operations instead of .objects: {wrong}"


def test_a_room_imports_no_other_rooms_models_when_it_runs() -> None:
    wrong = []
    for path in python_files():
        own = path.relative_to(PACKAGE).parts[0]
        for name in imports_at_run_time(path):
            parts = name.split(".")
            if parts[0] == "heard" and "models" in parts[2:3] and parts[1] != own:
                wrong.append(f"{name_of(path)} imports {name}")
    assert not wrong, (
        "put these under “if TYPE_CHECKING:” (with “from __future__ import annotations”), "
        f"or call the other room's queries: {wrong}"
    )


def test_every_room_is_in_the_stack() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms == set(ranks()), "add a new room in its place in .importlinter"


def test_only_doors_commands_and_the_demo_read_the_clock() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno} {ast.unparse(node)}"
        for path in python_files()
        if path.relative_to(PACKAGE).parts[0] not in MAY_READ_THE_CLOCK
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(CLOCKS)
    ]
    assert not wrong, f"take now= (or on=) from the caller instead: {wrong}"


def test_log_lines_are_not_put_together_from_words() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) in {"log", "logger", "logging"}
        and any(not isinstance(argument, ast.Constant) for argument in node.args[:1])
        and node.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
    ]
    assert not wrong, f"log a fixed sentence and pass codes and counts as arguments: {wrong}"


def test_nothing_is_run_from_a_string() -> None:
    wrong = [
        f"{name_of(path)}: {name}"
        for path in python_files()
        for name in ("eval", "exec", "compile", "__import__")
        if any(
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
            for node in ast.walk(tree(path))
        )
    ]
    assert not wrong, f"a file or an answer must never become code: {wrong}"


def test_no_file_has_a_name_that_would_take_anything() -> None:
    banned = {"utils", "helpers", "common", "manager", "service", "services", "data", "info"}
    wrong = [
        name_of(path)
        for path in [*PACKAGE.rglob("*"), *(PACKAGE.parents[1] / "tests").rglob("*")]
        if path.stem in banned and "vendor" not in path.parts and path.suffix in {"", ".py"}
    ]
    assert not wrong, f"name these after what they hold: {wrong}"


def test_an_exception_to_a_check_says_why() -> None:
    wrong = []
    for path in [*python_files(), *sorted(_tests())]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if EXCEPTION.search(line) and not EXCEPTION_WITH_REASON.search(line):
                wrong.append(f"{name_of(path)}:{number}")
    assert not wrong, f"write the reason after the exception, on its line: {wrong}"


def _with_its_steps(function: Function) -> list[Function]:
    """A function and the private ones of its file that it calls, and those that they call."""
    (path,) = [p for p in room_files("operations") if function in tree(p).body]
    private = {
        node.name: node
        for node in tree(path).body
        if isinstance(node, Function) and node.name.startswith("_")
    }
    found, todo = [function], [function]
    while todo:
        for name in names_called(todo.pop()):
            if (step := private.get(name)) is not None and step not in found:
                found.append(step)
                todo.append(step)
    return found


def _operations() -> list[tuple[str, Function]]:
    return [
        (f"{path.parent.name}.{function.name}", function)
        for path in room_files("operations")
        for function in public_functions(path)
        if f"{path.parent.name}.{function.name}" not in CHANGES_NOTHING
    ]


def _tests() -> list[Path]:
    return [p for p in (PACKAGE.parents[1] / "tests").rglob("*.py") if "vendor" not in p.parts]


def test_nobody_catches_everything_and_says_nothing() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        and "exception" not in names_called(node)
    ]
    assert not wrong, f"catch the errors you mean, by name; or raise, or log, this one: {wrong}"
