"""`heard import responses`: every row kept or refused by its line, or nothing brought in at all."""

import csv
import json
import os
from pathlib import Path

import pytest

from heard.audit.models import Event
from heard.figures.models import Results
from heard.figures.queries import get_results
from heard.organisations.queries import list_force_slugs
from tests.cast import Cast
from tests.integration.cli.conftest import Heard, Ran

ROOT = Path(__file__).resolve().parents[3]
INPUTS = ROOT / "src" / "heard" / "demo" / "inputs"
EXTRACT = INPUTS / "ncvs_2021_extract.csv"
CODEBOOK = INPUTS / "ncvs_2021.codebook.toml"
WHOLE_FILE = "ncvs_2021_incident.csv"
TINY = """title = "Tiny"
[[variable]]
column = "a"
id = "a"
ask = "Did it?"
label = "It did"
kind = "single"
codes = { 1 = "Yes" }
"""
IMPORT = ("import", "responses")


def directly(path: Path) -> tuple[float, float]:
    """The weighted share that told the police, by a loop over the file and nothing of ours.

    Of those who answered the question, and of every row.
    """
    told = answered = everybody = 0.0
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            weight = float(row["WGTVICCY"])
            everybody += weight
            answered += weight if row["V4399"] in {"1", "2", "3"} else 0
            told += weight if row["V4399"] == "1" else 0
    return told / answered, told / everybody


def check(ran: Ran, path: Path, rows: int) -> None:
    """Everything is kept, and the headline is what the file says, to four decimals."""
    assert ran.code == 0, ran.err
    said = json.loads(ran.out)
    assert (said["rows_read"], said["rows_kept"], said["refused"]) == (rows, rows, [])
    (headline,) = said["headlines"]
    of_answered, of_all = directly(path)
    assert headline["question"] == "Was the incident reported to the police?"
    assert headline["answer"] == "Yes"
    assert f"{headline['share']:.4f}" == f"{of_answered:.4f}"
    assert f"{headline['share_of_all']:.4f}" == f"{of_all:.4f}"
    assert headline["low"] < headline["share"] < headline["high"]


def test_the_shipped_extract_agrees_with_a_direct_computation(heard: Heard, cast: Cast) -> None:
    words = (*IMPORT, EXTRACT, "--codebook", CODEBOOK, "--force", "ashgrove", "--format", "json")
    ran = heard(*words)
    check(ran, EXTRACT, 408)
    kept = get_results(viewer=cast.ben, results_id=json.loads(ran.out)["results"])
    assert (kept.rows_kept, kept.rows_refused) == (408, 0)
    assert "CC BY-SA 4.0" in kept.notice


@pytest.mark.real_input
def test_the_whole_file_agrees_with_a_direct_computation(heard: Heard) -> None:
    path = whole_file()
    check(heard(*IMPORT, path, "--codebook", CODEBOOK, "--format", "json"), path, 8_982)


def whole_file() -> Path:
    """The file as it was downloaded, where somebody has put it."""
    named = os.environ.get("HEARD_REAL_INPUT", "")
    for folder in (*([Path(named)] if named else []), ROOT.parent / "shared" / "data"):
        if (folder / WHOLE_FILE).is_file():
            return folder / WHOLE_FILE
    pytest.skip(f"{WHOLE_FILE} is not here: set HEARD_REAL_INPUT to the folder that holds it")


def test_in_words_it_says_what_came_of_the_file(heard: Heard) -> None:
    ran = heard(*IMPORT, EXTRACT, "--codebook", CODEBOOK)
    share = 100 * directly(EXTRACT)[0]
    assert "Rows kept: 408" in ran.out
    assert "Rows refused: 0" in ran.out
    assert f"Was the incident reported to the police? Yes: {share:.4f}%" in ran.out
    assert 'one called "My force" was made' in ran.err
    assert list_force_slugs() == ["my-force"]


def test_a_row_that_cannot_be_kept_is_named_by_its_line(heard: Heard, tmp_path: Path) -> None:
    lines = EXTRACT.read_text().splitlines()
    lines.insert(3, lines[1].replace(lines[1].split(",")[0], "nonsense", 1))
    lines.append("too,short")
    spoilt = tmp_path / "spoilt.csv"
    spoilt.write_text("\n".join(lines) + "\n")
    ran = heard(*IMPORT, spoilt, "--codebook", CODEBOOK, "--format", "json")
    said = json.loads(ran.out)
    refused = [row["line"] for row in said["refused"]]
    assert ran.code == (1 if refused else 0)
    assert len(lines) in refused
    assert said["rows_read"] == said["rows_kept"] + len(refused)
    assert all(row["reason"] for row in said["refused"])


RUBBISH = bytes(range(256)) * 12
BAD_INPUT = [
    (RUBBISH, TINY, "nothing was brought in"),
    (b"\xff\xfe\0\0a\0\n", TINY, "nothing was brought in"),
    (b"", TINY, "nothing was brought in"),
    (b"\n\n\n", TINY, "nothing was brought in"),
    (b"b,c\n1,2\n", TINY, "nothing was brought in"),
    (b"a,a\n1,1\n", TINY, "nothing was brought in"),
    (b"PK\x03\x04" + b"\0" * 400, TINY, "nothing was brought in"),
    (b"a\n1\n", TINY + "weigth = 'w'\n", "the codebook cannot be used"),
    (b"a\n1\n", 'colour = "red"\n' + TINY, "the codebook cannot be used"),
    (b"a\n1\n", TINY.replace("kind", "knid"), "the codebook cannot be used"),
    (b"a\n1\n", TINY.replace("single", "guess"), "the codebook cannot be used"),
    (b"a\n1\n", "", "the codebook cannot be used"),
    (b"a\n1\n", "not toml [[[", "the codebook cannot be used"),
    (b"a\n1\n", 'weight = "w"\n' + TINY, "nothing was brought in"),
    (b"a\n1\n", b"\xff\xfe\x00", "cannot be read as text"),
]


@pytest.mark.parametrize(("content", "codebook", "said"), BAD_INPUT, ids=range(len(BAD_INPUT)))
def test_what_cannot_be_read_brings_nothing_in(
    heard: Heard, tmp_path: Path, data_dir: Path, content: bytes, codebook: str | bytes, said: str
) -> None:
    answers, meanings = tmp_path / "answers.csv", tmp_path / "codebook.toml"
    answers.write_bytes(content)
    meanings.write_bytes(codebook if isinstance(codebook, bytes) else codebook.encode())
    assert said in heard(*IMPORT, answers, "--codebook", meanings).sentence
    assert_nothing_came_in(data_dir)


@pytest.mark.parametrize("absent", ["answers", "codebook", "both"])
def test_a_file_that_is_not_there_is_named(heard: Heard, tmp_path: Path, absent: str) -> None:
    answers = EXTRACT if absent == "codebook" else tmp_path / "none.csv"
    codebook = CODEBOOK if absent == "answers" else tmp_path / "none.toml"
    said = heard(*IMPORT, answers, "--codebook", codebook).sentence
    assert "there is no file" in said
    assert "none." in said


def test_a_folder_is_no_file(heard: Heard, tmp_path: Path) -> None:
    assert "there is no file" in heard(*IMPORT, tmp_path, "--codebook", CODEBOOK).sentence


def test_two_forces_and_none_named_is_refused_with_their_names(heard: Heard, cast: Cast) -> None:
    said = heard(*IMPORT, EXTRACT, "--codebook", CODEBOOK).sentence
    assert "--force ashgrove" in said
    assert "--force birchwater" in said
    assert not Results.objects.exists()


@pytest.mark.parametrize("slug", ["nowhere", "", "lantern-house", "Ashgrove", "ashgrove; --"])
def test_a_force_that_is_none_is_refused(heard: Heard, cast: Cast, slug: str) -> None:
    said = heard(*IMPORT, EXTRACT, "--codebook", CODEBOOK, "--force", slug).sentence
    assert "there is no force" in said
    assert not Results.objects.exists()


def test_an_import_of_one_force_is_not_there_for_another(heard: Heard, cast: Cast) -> None:
    from heard.engines.refusals import NotFound

    words = (*IMPORT, EXTRACT, "--codebook", CODEBOOK, "--force", "birchwater", "--format", "json")
    made = json.loads(heard(*words).out)["results"]
    with pytest.raises(NotFound):
        get_results(viewer=cast.ben, results_id=made)


def assert_nothing_came_in(data_dir: Path) -> None:
    """No results, no event, no force made for the occasion, no half of an extract."""
    assert not Results.objects.exists()
    assert not Event.objects.exists()
    assert list_force_slugs() == []
    assert not list((data_dir / "extracts").glob("*.partial"))
