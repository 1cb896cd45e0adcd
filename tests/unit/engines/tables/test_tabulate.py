"""Counts, shares and intervals agree with the plainest computation there is."""

from collections.abc import Sequence
from math import fsum, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.questionnaire.answers import DECLINED, NOT_ANSWERED, NOT_ASKED, Answer, Presence
from heard.engines.questionnaire.definition import (
    AnswerKind,
    Option,
    Question,
    Questionnaire,
    Section,
    Text,
)
from heard.engines.tables import (
    BadExtract,
    NotTabulable,
    extract_from_answers,
    one_way,
    read_manifest,
    read_variables,
    two_way,
)
from heard.engines.tables.intervals import Z95, effective_size, wilson
from heard.engines.tables.tabulate import InternalLine


def question(id: str, kind: AnswerKind, codes: str = "") -> Question:
    options = tuple(Option(code, Text(f"Answer {code}")) for code in codes)
    return Question(id, kind, Text(f"Question {id}?"), options=options)


FORM = Questionnaire(
    Text("A form"),
    (
        Section(
            "one",
            Text("One"),
            (
                question("pick", AnswerKind.SINGLE, "abc"),
                question("some", AnswerKind.MULTIPLE, "xyz"),
                question("about", AnswerKind.INFORMATION),
                question("many", AnswerKind.NUMBER),
                question("day", AnswerKind.DATE),
                question("words", AnswerKind.LONG_TEXT),
            ),
        ),
    ),
)
Row = dict[str, Answer]

picks = st.one_of(
    st.sampled_from([DECLINED, NOT_ANSWERED, NOT_ASKED]),
    st.sampled_from("abc").map(lambda code: Answer(Presence.GIVEN, (code,))),
)
somes = st.one_of(
    st.sampled_from([DECLINED, NOT_ANSWERED, NOT_ASKED]),
    st.sets(st.sampled_from("xyz"), min_size=1).map(
        lambda codes: Answer(Presence.GIVEN, tuple(codes))
    ),
)
people = st.lists(st.fixed_dictionaries({"pick": picks, "some": somes}), max_size=30)
weights = st.lists(st.floats(0.01, 5_000), min_size=30, max_size=30)


def check(line: InternalLine, rows: Sequence[tuple[Row, float]], asked: str, codes: str) -> None:
    """Compare with loops over the rows."""
    given_weights = [w for row, w in rows if row[asked].presence is Presence.GIVEN]
    assert line.base == len(given_weights)
    assert line.weighted_base == pytest.approx(fsum(given_weights), rel=1e-9, abs=1e-9)
    for presence in ("declined", "not_answered", "not_asked"):
        assert getattr(line, presence) == sum(row[asked].presence == presence for row, _ in rows)
    squares = fsum(w * w for w in given_weights)
    size = fsum(given_weights) ** 2 / squares if squares else 0
    assert line.effective_n == pytest.approx(size, rel=1e-9)
    assert [cell.code for cell in line.cells] == list(codes)
    for cell in line.cells:
        chose = [w for row, w in rows if cell.code in row[asked].values]
        assert cell.count == len(chose)
        assert cell.weighted == pytest.approx(fsum(chose), rel=1e-9, abs=1e-9)
        if not given_weights:
            assert cell.share is None
            assert (cell.low, cell.high) == (0.0, 1.0)
            continue
        share = fsum(chose) / fsum(given_weights)
        assert cell.share == pytest.approx(share, rel=1e-9, abs=1e-9)
        assert cell.share_of_all == pytest.approx(fsum(chose) / fsum(w for _, w in rows), rel=1e-9)
        low, high = solve_wilson(share, size)
        assert cell.low == pytest.approx(low, abs=1e-9)
        assert cell.high == pytest.approx(high, abs=1e-9)


def solve_wilson(share: float, size: float) -> tuple[float, float]:
    """Both ends from the quadratic they are the roots of: (1+k)t^2 - (2p+k)t + p^2 = 0."""
    k = Z95 * Z95 / size
    root = sqrt(max(0.0, (2 * share + k) ** 2 - 4 * (1 + k) * share * share))
    return (2 * share + k - root) / (2 * (1 + k)), (2 * share + k + root) / (2 * (1 + k))


@settings(deadline=None, max_examples=25)
@given(people, weights)
def test_tables_agree_with_brute_force(rows: list[Row], heavy: list[float]):
    weighed = list(zip(rows, heavy, strict=False))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.parquet"
        extract_from_answers(rows, FORM, path, [w for _, w in weighed])
        check(one_way(path, "pick").overall, weighed, "pick", "abc")
        check(one_way(path, "some").overall, weighed, "some", "xyz")
        for asked, codes, by in (("pick", "abc", "some"), ("some", "xyz", "pick")):
            table = two_way(path, asked, by)
            for line in table.lines:
                group = [(row, w) for row, w in weighed if line.code in row[by].values]
                check(line, group, asked, codes)
            everybody = [(row, w) for row, w in weighed if row[by].presence is Presence.GIVEN]
            check(table.overall, everybody, asked, codes)


def given_(*codes: str) -> Answer:
    return Answer(Presence.GIVEN, codes)


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    rows = [
        {"pick": given_("a"), "many": given_("3"), "day": given_("2026-02-03"), "words": given_()},
        {"pick": given_("b"), "some": DECLINED, "words": DECLINED},
    ]
    extract_from_answers(rows, FORM, tmp_path / "x.parquet")
    return tmp_path / "x.parquet"


def test_answers_we_collected_become_the_same_kind_of_extract(extract: Path):
    manifest = read_manifest(extract)
    assert (manifest.title, manifest.rows, manifest.weighted) == ("A form", 2, False)
    assert manifest.columns == (
        "pick", "pick__presence", "some", "some__presence", "many", "many__presence",
        "day", "day__presence", "words__presence", "weight",
    )  # fmt: skip
    assert [variable.id for variable in read_variables(extract)] == [
        "pick", "some", "many", "day", "words",
    ]  # fmt: skip
    assert one_way(extract, "some").overall.not_asked == 1
    assert one_way(extract, "some").overall.declined == 1


def test_an_extract_of_nobody_has_tables_of_nothing(tmp_path: Path):
    extract_from_answers([], FORM, tmp_path / "x.parquet")
    line = one_way(tmp_path / "x.parquet", "pick").overall
    assert (line.base, line.effective_n) == (0, 0.0)
    assert [cell.count for cell in line.cells] == [0, 0, 0]
    assert two_way(tmp_path / "x.parquet", "pick", "some").overall.base == 0


@pytest.mark.parametrize("variable", ["nothing", "many", "day", "words", 'pick" --'])
def test_what_has_no_list_of_answers_is_not_tabulated(extract: Path, variable: str):
    with pytest.raises(NotTabulable):
        one_way(extract, variable)
    with pytest.raises(NotTabulable):
        two_way(extract, "pick", variable)


def test_a_question_is_not_tabulated_by_itself(extract: Path):
    with pytest.raises(NotTabulable, match="by itself"):
        two_way(extract, "pick", "pick")


def test_an_exact_table_does_not_print_its_numbers(extract: Path):
    table = one_way(extract, "pick")
    said = f"{table!r} {table} {table.lines!r} {table.overall.cells!r}"
    assert not any(character.isdigit() for character in said)


@pytest.mark.parametrize(
    "row",
    [
        {"pick": given_("q")},
        {"pick": given_()},
        {"pick": given_("a", "b")},
        {"some": given_("x", "q")},
        {"many": given_("lots")},
    ],
)
def test_answers_that_do_not_fit_the_questionnaire_are_refused(tmp_path: Path, row: Row):
    with pytest.raises(BadExtract) as reason:
        extract_from_answers([row], FORM, tmp_path / "x.parquet")
    assert "lots" not in str(reason.value)
    assert not (tmp_path / "x.parquet").exists()


def test_there_is_one_weight_for_each_row(tmp_path: Path):
    with pytest.raises(BadExtract, match="one weight"):
        extract_from_answers([{}, {}], FORM, tmp_path / "x.parquet", [1.0])


def test_a_file_that_is_no_extract_is_refused(tmp_path: Path):
    (tmp_path / "junk.parquet").write_bytes(b"junk")
    with pytest.raises(BadExtract, match="cannot be read"):
        one_way(tmp_path / "junk.parquet", "pick")
    with pytest.raises(BadExtract, match="cannot be read"):
        read_manifest(tmp_path / "missing.parquet")


def test_the_order_in_which_people_answered_is_not_kept(tmp_path: Path):
    rows = [{"pick": given_(code)} for code in "cabacb"]
    extract_from_answers(rows, FORM, tmp_path / "one.parquet")
    extract_from_answers(rows[::-1], FORM, tmp_path / "two.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_wilson_as_in_a_worked_example():
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I: 81 of 263, 15 of 148."""
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15 / 148, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0 / 20, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1 / 29, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_wilson_of_nobody_knows_nothing_and_refuses_what_is_no_share():
    assert wilson(0.5, 0) == (0.0, 1.0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1.2, 10)


def test_equal_weights_lose_nothing_and_unequal_ones_do():
    assert effective_size(20.0, 40.0) == 10.0
    assert effective_size(1 + 9, 1 + 81) < 2
    assert effective_size(0, 0) == 0.0
