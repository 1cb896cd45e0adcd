"""`./run` on machines that lack things: a Python, a browser, half of an environment."""

import ast
import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "run"
SHELL = "#!/bin/sh\n"


def load_run(venv: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module whose environment is, or would be, in that folder."""
    monkeypatch.setenv("HEARD_VENV", str(venv))
    loader = importlib.machinery.SourceFileLoader("heard_run_script", str(RUN))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    return module


def write_program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SHELL + body)
    path.chmod(0o755)


def start(*arguments: str, cwd: str = str(ROOT), **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(RUN), *arguments]
    return subprocess.run(
        command, env=env, cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A machine with no browser and no way to get one, where everything else is set up.

    Its Python is a shell script that repeats what it was asked to run.
    """
    venv = tmp_path / "an environment"
    write_program(
        venv / "bin" / "python",
        """
        case "$1" in
        -m) [ "$2" = pytest ] || exit 1 ;;
        */bin/heard) ;;
        *) exit 1 ;;
        esac
        pwd
        echo "browser=$HEARD_CHROMIUM"
        printf '<%s>\\n' "$@"
        exit ${EXIT_CODE:-0}
        """,
    )
    write_program(tmp_path / "path" / "apt-get", "exit 100")
    run = load_run(venv, monkeypatch)
    run.write_stamp(home=run.HOME, use=run.fingerprint("use"), work=run.fingerprint("work"))
    return {"HEARD_VENV": str(venv), "PATH": str(tmp_path / "path")}


# --- What it says and what it starts


@pytest.mark.parametrize("arguments", [[], ["help"], ["-h"], ["--help"]])
def test_help_is_one_line_for_each_command_and_makes_no_environment(
    arguments: list[str], tmp_path: Path
) -> None:
    done = start(*arguments, HEARD_VENV=str(tmp_path / "venv"))
    assert done.returncode == 0
    assert done.stderr == ""
    listed = re.findall(r"^  (\S+)", done.stdout, re.MULTILINE)
    assert listed == [
        *("help", "demo", "test", "test-fast", "journeys", "check", "fix", "types"),
        *("gates", "bench", "lock", "shots", "heard"),
    ]
    assert max(len(line) for line in done.stdout.splitlines()) <= 90
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize(
    ("given", "passed_on"),
    [
        (["heard"], []),
        (["heard", "check", "a form.xlsx"], ["check", "a form.xlsx"]),
        (["heard", "help"], ["help"]),
        (["heard", "--version"], ["--version"]),
        (["check-form", "--help"], ["check-form", "--help"]),
        (["--version"], ["--version"]),
        (["import", "responses", "x.csv"], ["import", "responses", "x.csv"]),
        (["demo", "--json", "--port", "0"], ["demo", "--json", "--port", "0"]),
        (["serve", ""], ["serve", ""]),
    ],
)
def test_what_it_does_not_know_goes_to_the_installed_command_whole(
    given: list[str], passed_on: list[str], machine: dict[str, str], tmp_path: Path
) -> None:
    done = start(*given, cwd=str(tmp_path), EXIT_CODE="7", **machine)
    folder, _, program, *arguments = done.stdout.splitlines()
    assert done.returncode == 7, "the command's own exit code comes back"
    assert done.stderr == "", "nothing is said when there is nothing to set up"
    assert folder == str(tmp_path), "the reader's own file names have to work"
    assert program == f"<{machine['HEARD_VENV']}/bin/heard>"
    assert arguments == [f"<{each}>" for each in passed_on]


def test_other_peoples_python_settings_do_not_reach_what_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = load_run(tmp_path / "venv", monkeypatch)
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    env = run.surroundings(HEARD_CHROMIUM="/a/browser")
    assert "PYTHONPATH" not in env
    assert "PYTHONHOME" not in env
    assert env["PATH"].startswith(str(tmp_path / "venv" / "bin") + os.pathsep)
    assert env["HEARD_CHROMIUM"] == "/a/browser"


# --- The environment and its stamp


def test_a_fresh_stamp_means_ready_and_a_changed_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = load_run(tmp_path, monkeypatch)
    assert not run.is_ready("use"), "there is no stamp yet"
    write_program(tmp_path / "bin" / "python", "exit 0")
    run.write_stamp(home=run.HOME, use=run.fingerprint("use"))
    assert run.is_ready("use")
    assert not run.is_ready("work"), "what tests need was never installed"
    run.write_stamp(home=run.HOME, use="the lock as it was")
    assert not run.is_ready("use")


@pytest.mark.parametrize("place", [0, 1, 2], ids=["moved", "another checkout", "another Python"])
def test_an_environment_that_is_no_longer_where_it_was_is_not_ready(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = load_run(tmp_path, monkeypatch)
    write_program(tmp_path / "bin" / "python", "exit 0")
    home = [*run.HOME]
    home[place] = "3.9"
    run.write_stamp(home=home, use=run.fingerprint("use"))
    assert not run.is_ready("use")


def test_an_environment_whose_python_was_removed_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = load_run(tmp_path, monkeypatch)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(tmp_path / "gone")
    run.write_stamp(home=run.HOME, use=run.fingerprint("use"))
    assert not run.is_ready("use")


@pytest.mark.parametrize("damage", ["", "{", "null", '"text"', "[1]", "\x00"])
def test_a_damaged_stamp_is_never_taken_for_a_good_one(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = load_run(tmp_path, monkeypatch)
    Path(run.STAMP).write_text(damage)
    assert run.read_stamp() == {"home": "damaged"}
    assert not run.is_ready("use")


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("the only copy")
    done = start("demo", HEARD_VENV=str(tmp_path), PATH="")
    assert done.returncode == 1
    assert "has other things in it" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


# --- The browser


def test_without_a_browser_the_rest_of_the_suite_runs_and_it_says_so_loudly(
    machine: dict[str, str],
) -> None:
    done = start("test", "-x", **machine)
    assert done.returncode == 0
    assert done.stderr.count("NO BROWSER") == 2, "before the tests and after them"
    assert "<-m>\n<pytest>\n<-m>\n<not journey>" in done.stdout
    assert done.stdout.endswith("<-x>\n")
    assert f"\nThis failed: {machine['HEARD_VENV']}/bin/python -m playwright" in done.stderr


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("1", 1), ("false", 0), ("", 0)])
def test_without_a_browser_passing_tests_fail_where_nobody_reads_the_log(
    ci: str, code: int, machine: dict[str, str]
) -> None:
    assert start("test", CI=ci, **machine).returncode == code


def test_without_a_browser_failing_tests_keep_their_own_exit_code(machine: dict[str, str]) -> None:
    assert start("test", CI="true", EXIT_CODE="3", **machine).returncode == 3


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_an_installed_browser_is_found_and_named_to_the_tests(
    name: str, machine: dict[str, str]
) -> None:
    browser = Path(machine["PATH"]) / name
    write_program(browser, "exit 0")
    done = start("test", "tests/unit", **machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"browser={browser}\n<-m>\n<pytest>\n<tests/unit>\n" in done.stdout


def test_a_browser_that_only_says_where_to_get_one_is_passed_over(machine: dict[str, str]) -> None:
    write_program(Path(machine["PATH"]) / "chromium", "echo Please run: snap install; exit 1")
    good = Path(machine["PATH"]) / "google-chrome"
    write_program(good, "exit 0")
    assert f"browser={good}\n" in start("test", **machine).stdout


def test_the_browser_the_reader_names_comes_first(machine: dict[str, str], tmp_path: Path) -> None:
    write_program(Path(machine["PATH"]) / "chromium", "exit 0")
    named = tmp_path / "my browser"
    write_program(named, "exit 0")
    done = start("test", HEARD_CHROMIUM=str(named), **machine)
    assert f"browser={named}\n" in done.stdout


def test_given_no_arguments_the_whole_suite_runs_with_coverage(machine: dict[str, str]) -> None:
    write_program(Path(machine["PATH"]) / "chromium", "exit 0")
    assert "<--cov>" in start("test", **machine).stdout
    assert "<--cov>" not in start("test", "-k", "withdraw", **machine).stdout


def test_the_fast_tests_never_look_for_a_browser(machine: dict[str, str]) -> None:
    done = start("test-fast", **machine)
    assert (done.returncode, done.stderr) == (0, "")
    assert "<not journey>" in done.stdout


# --- Promises about the script and the locks


def test_the_script_imports_only_the_standard_library() -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse(RUN.read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None
            imported.add(node.module)
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_the_script_starts_on_a_python_too_old_for_the_product() -> None:
    ast.parse(RUN.read_text(), feature_version=(3, 7))


def test_too_old_a_python_with_no_newer_one_about_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = load_run(tmp_path / "venv", monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    write_program(tmp_path / "python3.12", "echo python3.12: command not found; exit 127")
    with pytest.raises(run.Stop, match=r"needs Python 3\.11 or newer.*\n.*apt-get install python3"):
        run.hand_over(["demo"])


@pytest.mark.parametrize("name", ["run", ".ci/run"])
def test_the_scripts_can_be_executed(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def read_lock(name: str) -> dict[str, str]:
    """Each package in the lock, with everything the lock says of it."""
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / name).read_text(), flags=re.MULTILINE)
    return {re.split(r"[= \[]", entry)[0]: entry for entry in entries if entry.strip()}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_vouches_for_every_package_and_names_no_address(name: str) -> None:
    lock = read_lock(name)
    assert "django" in lock
    assert [package for package, entry in lock.items() if "--hash=sha256:" not in entry] == []
    assert "://" not in (ROOT / name).read_text()
    assert "--index-url" not in (ROOT / name).read_text()


def test_the_lock_for_work_contains_the_lock_for_use() -> None:
    pins = [
        {package: entry.split(" ")[0] for package, entry in read_lock(name).items()}
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0].items() <= pins[1].items()


def test_the_lock_holds_what_builds_the_package() -> None:
    builders = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    names = {re.split(r"[^A-Za-z0-9-]", each)[0] for each in builders}
    assert names <= set(read_lock("requirements.lock")), "write the locks with ./run lock"


def test_the_stamp_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = load_run(tmp_path, monkeypatch)
    run.write_stamp(home=run.HOME)
    assert json.loads(Path(run.STAMP).read_text()) == {"home": run.HOME}
    assert [path.name for path in tmp_path.iterdir()] == ["run.stamp"]
