"""The real survey the demo imports: nothing is lost, and the headline figure is right."""

import csv
import os
from pathlib import Path

import pytest

from heard.engines.disclosure import PUBLIC, release
from heard.engines.tables import one_way, read_rows, two_way, write_extract
from heard.engines.tables.codebook import Codebook, read

ROOT = Path(__file__).parents[4]
INPUTS = ROOT / "src" / "heard" / "demo" / "inputs"
WHOLE_FILE = "ncvs_2021_incident.csv"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read((INPUTS / "ncvs_2021.codebook.toml").read_text())


@pytest.fixture
def whole_file() -> Path:
    folders = [
        Path(os.environ.get("HEARD_REAL_INPUT", "")),
        ROOT / "shared" / "data",
        ROOT.parent / "shared" / "data",
    ]
    for folder in folders:
        if (folder / WHOLE_FILE).is_file():
            return folder / WHOLE_FILE
    pytest.skip(f"{WHOLE_FILE} is not here: set HEARD_REAL_INPUT to the folder that holds it")


def directly(path: Path, column: str, code: str, *, leaving_out: set[str]) -> tuple[float, int]:
    """The weighted share and the count, by a loop over the file and nothing of ours."""
    weight = everybody = 0.0
    count = 0
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            if row[column] not in leaving_out:
                everybody += float(row["WGTVICCY"])
                if row[column] == code:
                    weight += float(row["WGTVICCY"])
                    count += 1
    return weight / everybody, count


def check(source: Path, codebook: Codebook, parquet: Path, rows: int) -> None:
    outcome = read_rows(source, codebook)
    assert outcome.refusals == ()
    assert (outcome.rows_read, outcome.rows_kept) == (rows, rows)
    manifest = write_extract(outcome, parquet)
    assert (manifest.rows, manifest.weighted) == (rows, True)
    for variable, column, code, leaving_out in (
        ("reported_to_police", "V4399", "1", {"8", ""}),
        ("weapon", "V4049", "1", {"8", ""}),
        ("town", "V4022", "4", {"8", ""}),
        ("crime", "V4529", "20", {""}),
    ):
        share, count = directly(source, column, code, leaving_out=leaving_out)
        cell = next(c for c in one_way(parquet, variable).overall.cells if c.code == code)
        assert cell.count == count
        assert cell.share is not None
        assert f"{cell.share:.4f}" == f"{share:.4f}"
        assert cell.share == pytest.approx(share, rel=1e-9)


def test_the_extract_is_kept_whole_and_its_headline_agrees(codebook: Codebook, tmp_path: Path):
    check(INPUTS / "ncvs_2021_extract.csv", codebook, tmp_path / "x.parquet", 408)


@pytest.mark.real_input
def test_the_whole_file_is_kept_and_its_headline_agrees(
    codebook: Codebook, whole_file: Path, tmp_path: Path
):
    check(whole_file, codebook, tmp_path / "x.parquet", 8_982)


@pytest.mark.real_input
def test_the_extract_is_the_rows_and_columns_its_notice_says(whole_file: Path):
    with (INPUTS / "ncvs_2021_extract.csv").open(newline="") as file:
        kept = list(csv.DictReader(file))
    with whole_file.open(newline="") as file:
        every = list(csv.DictReader(file))[16::22]
    assert kept == [{column: row[column] for column in kept[0]} for row in every]


def test_the_headline_can_be_shown_in_public(codebook: Codebook, tmp_path: Path):
    outcome = read_rows(INPUTS / "ncvs_2021_extract.csv", codebook)
    write_extract(outcome, tmp_path / "x.parquet")
    headline = next(v for v in codebook.variables if v.headline)
    table = release(one_way(tmp_path / "x.parquet", headline.id), policy=PUBLIC)
    assert [(c.label, c.count_text, c.percent_text) for c in table.cells] == [
        ("Yes", "140", "34%"),
        ("No", "255", "63%"),
        ("Did not know", "10", "3%"),
    ]
    assert table.cell(headline.interest).label == "Yes"
    assert table.base_text == "410"


def test_crossed_with_anything_no_small_number_is_shown(codebook: Codebook, tmp_path: Path):
    path = tmp_path / "x.parquet"
    write_extract(read_rows(INPUTS / "ncvs_2021_extract.csv", codebook), path)
    for by in ("weapon", "town", "quarter", "crime", "place"):
        exact = two_way(path, "reported_to_police", by)
        out = release(exact, policy=PUBLIC)
        for line, true in zip(out.lines, exact.lines, strict=True):
            for cell, true_cell in zip(line.cells, true.cells, strict=True):
                assert cell.hidden or true_cell.count >= 10


def test_the_extract_names_no_household_and_no_person():
    with (INPUTS / "ncvs_2021_extract.csv").open(newline="") as file:
        columns = next(csv.reader(file))
    assert not {"IDHH", "IDPER", "V4012"} & set(columns)
    assert "CC BY-SA 4.0" in (INPUTS / "NOTICE.md").read_text()
