"""The `heard` command finds its subcommands, starts fast and fails in one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from heard.cli import main as command
from heard.cli.failing import CommandFailed


def _python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, timeout=60
    )


def test_help_lists_every_command_with_a_line_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command.main(["--help"])
    assert left.value.code == 0
    assert "check     " in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("heard ")


@pytest.mark.parametrize(
    "words", [[], ["nothing-like-it"], ["check"], ["check", "--format", "x", "y"]]
)
def test_what_cannot_be_understood_exits_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        command.main(words)
    assert left.value.code == 2
    assert "usage: heard" in capsys.readouterr().err


def test_checking_a_file_loads_neither_django_nor_other_commands(tmp_path: Path) -> None:
    script = (
        "import sys; from heard.cli.main import main; code = main(['check', 'no-such-file.json']);"
        "print(code, sorted(m for m in sys.modules if m.partition('.')[0] in {'django', 'duckdb'}),"
        "sorted(m for m in sys.modules if m.startswith('heard.cli.')))"
    )
    done = _python("-c", script)
    assert done.stdout.strip() == (
        "2 [] ['heard.cli.check', 'heard.cli.failing', 'heard.cli.main', "
        "'heard.cli.questionnaire_file']"
    )


class _Fails:
    def __init__(self, problem: BaseException) -> None:
        self.problem = problem

    def add_to(self, subparsers: command.Subparsers) -> None:  # type: ignore[type-arg]  # argparse hides it
        subparsers.add_parser("check")

    def run(self, args: object) -> int:
        raise self.problem


@pytest.mark.parametrize(
    ("problem", "code", "said"),
    [
        (CommandFailed("It was too dark."), 2, "heard check: It was too dark.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_a_command_that_fails_says_so_in_one_sentence(
    problem: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "_load", lambda path: _Fails(problem))
    assert command.main(["check"]) == code
    assert capsys.readouterr().err == said


def test_a_reader_who_leaves_early_causes_no_complaint(tmp_path: Path) -> None:
    script = (
        "from heard.cli import main; import sys\n"
        "class Prints:\n"
        "    add_to = staticmethod(lambda s: s.add_parser('check'))\n"
        "    run = staticmethod(lambda a: print('word ' * 10**6) or 0)\n"
        "main._load = lambda path: Prints\n"
        "sys.exit(main.main(['check']))\n"
    )
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -c "$1" | head -c 4', "bash", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == "word"
    assert done.stderr == ""
