"""Running a command as somebody types it, in this process and with the test's own database."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from heard.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What it said when it could not: one line, as a person would say it."""
        assert self.code == 2, f"exit code {self.code}, and it printed: {self.out}{self.err}"
        assert self.out == ""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Heard = Callable[..., Ran]


@pytest.fixture
def heard(db: None, capfd: pytest.CaptureFixture[str], data_dir: Path) -> Iterator[Heard]:
    """``heard("tidy")`` runs `heard tidy` on the test's data folder. A traceback fails the test."""
    environment, mask = dict(os.environ), os.umask(0o077)

    def run(*words: str | Path) -> Ran:
        capfd.readouterr()
        try:
            code = main([str(word) for word in words] + ["--data-dir", str(data_dir)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        printed = capfd.readouterr()
        return Ran(code, printed.out, printed.err)

    yield run
    os.umask(mask)
    os.environ.clear()
    os.environ.update(environment)
