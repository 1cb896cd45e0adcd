"""Nothing grows until nobody can read it."""

from tests.gates.source import ROOT, all_functions, name_of, python_files, tracked_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 59
USUAL_FILE = 250
USUAL_FUNCTION = 25
# Why a file may be longer. An entry no longer needed fails too.
MAY_BE_LONGER = {"run": "one script that has to start with nothing else beside it"}


def test_no_file_is_too_long_to_read() -> None:
    ours = [*python_files(), *(p for p in tracked_files() if _is_ours(name_of(p)))]
    long = {
        name_of(path): lines
        for path in ours
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long.keys() == MAY_BE_LONGER.keys(), (
        f"split these (over {LONGEST_FILE} lines) by what they are about: {long}"
    )


def _is_ours(name: str) -> bool:
    if "vendor" in name or "/govuk/" in name:
        return False
    is_code = name.startswith("tests/") and name.endswith(".py")
    return is_code or name in {"run", ".ci/run"} or name.endswith(".html")


def test_no_function_is_too_long_to_read() -> None:
    tests = (p for p in (ROOT / "tests").rglob("*.py") if "journeys" not in p.parts)
    long = [
        f"{name_of(path)}: {function.name} ({size})"
        for path in [*python_files(), *tests]
        for function in all_functions(path)
        if (size := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
        and name_of(path) not in TELL_A_WHOLE_STORY
    ]
    assert not long, f"say what these do in a few steps with names: {long}"


TELL_A_WHOLE_STORY = {"tests/integration/test_the_whole_thread.py"}


def test_most_files_and_functions_are_short() -> None:
    files = sorted(len(p.read_text(encoding="utf-8").splitlines()) for p in python_files())
    functions = sorted(
        (function.end_lineno or 0) - function.lineno + 1
        for path in python_files()
        for function in all_functions(path)
    )
    assert files[len(files) * 9 // 10] <= USUAL_FILE
    assert functions[len(functions) * 9 // 10] <= USUAL_FUNCTION
