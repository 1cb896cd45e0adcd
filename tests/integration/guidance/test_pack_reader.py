"""A pack that is not whole is refused with the file and the line or key at fault."""

import shutil
from pathlib import Path

import pytest

from heard.guidance.reader import PACKS, SHIPPED, read_pack
from heard.guidance.toml_table import PackError


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / SHIPPED
    shutil.copytree(PACKS / SHIPPED, folder)
    return folder


def change(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"the test looks for words no longer in {file}"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(PackError) as refused:
        read_pack(folder)
    return str(refused.value)


def test_an_unchanged_copy_is_accepted(pack: Path) -> None:
    assert read_pack(pack).id == SHIPPED


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("pack.toml", 'version = "2026.11.1"', "version = ", "pack.toml: line"),
        ("pack.toml", "effective_date = 2026-11-01", 'effective_date = "soon"', "a date such as"),
        ("pack.toml", "review_by_date = 2027-05-01", "review_by_date = 2020-05-01", "not after"),
        ("pack.toml", 'id = "heard-core-2026.11"', 'id = "other"', "folder's name"),
        ("pack.toml", "number = 7", "number = 8", "numbered 1 to 7"),
        ("pack.toml", "related = [6, 7]", "related = [1]", "related to itself"),
        ("pack.toml", 'file = "overview.md"', 'file = "../../reader.py"', "outside the pack"),
        ("pack.toml", 'file = "overview.md"', 'file = "nothing.md"', "cannot be read"),
        ("pack.toml", 'key = "appendix-b"', 'key = "appendix-c"', "'appendix-b' is missing"),
        ("pack.toml", 'owner = "', 'ownr = "', "key 'owner': missing"),
        ("pack.toml", 'nfa = "no further', 'NFA = "no further', "small letters"),
        ("question_bank.toml", 'scale = "FREQ4"', 'scale = "FREQ9"', "no scale 'FREQ9'"),
        ("question_bank.toml", 'kind = "long_text"', 'kind = "essay"', "not a kind of answer"),
        ("question_bank.toml", 'limits = "free-text@1"', 'limits = "none@1"', "key 'limits'"),
        ("question_bank.toml", 'burden = "low"', 'burden = "tiny"', "use one of low"),
        ("question_bank.toml", 'sources = ["hmicfrs-qsr"]', 'sources = ["hearsay"]', "no source"),
        ("question_bank.toml", 'id = "contact.ease@1"', 'id = "contact ease"', "area.short-name"),
        (
            "question_bank.toml",
            'id = "contact.preferred-way@1"',
            'id = "contact.ease@1"',
            "used twice",
        ),
        ("question_bank.toml", 'asides = ["dont_know"]', 'asides = ["maybe"]', "not an aside"),
        ("question_bank.toml", 'positive = ["yes"]', 'positive = ["aye"]', "not an option"),
        ("question_bank.toml", 'code = "very_easy"', 'code = "Very easy"', "small letters"),
        ("question_bank.toml", 'code = "easy"', 'code = "very_easy"', "used twice"),
        ("question_bank.toml", 'code = "dont_know"', 'code = "no_idea"', "exactly these codes"),
        (
            "question_bank.toml",
            '{ id = "treatment.respect@1" }',
            '{ id = "treatment.respect@7" }',
            "there is no item",
        ),
        (
            "question_bank.toml",
            'op = "eq", question = "gate.safety"',
            'op = "eq", question = "overall.service"',
            "only_if",
        ),
        ("question_bank.toml", '\nplace = "end"', '\nplace = "bottom"', "use main or end"),
        ("question_bank.toml", "minutes = 6", 'minutes = "six"', "a whole number"),
        ("question_bank.toml", 'hint = "Think', 'hnt = "Think', "key 'hnt': this key is not known"),
        ("support.toml", "emergency = true", "emergency = false", "marked emergency"),
        ("support.toml", "emergency = true", 'emergency = "yes"', "true or false"),
        ("support.toml", 'web = "https://', 'web = "javascript:', "starts with https"),
        ("support.toml", 'phone = "0808 2000 247"\n', "", "a phone, text or web contact"),
        ("limits.toml", "{force}", "{officer}", "only {force}"),
        ("limits.toml", 'id = "free-text@1"', 'id = "free-text@2"', "ends in @"),
        ("sources.toml", 'mark = "read"', 'mark = "sure"', "is not one of"),
        ("sources.toml", "checked = 2026-11-01", "", "a checked date"),
        ("overview.md", "[@vkpp-resource]", "[@nobody]", "overview.md: line 3: there is no source"),
        ("overview.md", "(page:overarching)", "(page:attic)", "no page 'attic'"),
        ("overview.md", "## What it is for", "# What it is for", "use ## or ###"),
        ("overview.md", "It is not law", "<b>It</b> is not law", "HTML is not allowed"),
    ],
)
def test_a_mistake_is_refused_naming_its_place(
    pack: Path, file: str, before: str, after: str, said: str
) -> None:
    change(pack, file, before, after)
    told = refusal(pack)
    assert said in told
    assert told.startswith(file)


def test_a_number_from_memory_cannot_be_switched_on_for_respondents(pack: Path) -> None:
    change(
        pack,
        "support.toml",
        'mark = "memory"\nshow_to_respondents = false',
        'mark = "memory"\nshow_to_respondents = true',
    )
    told = refusal(pack)
    assert "service victim-support" in told
    assert "unknown means do not show" in told


def test_a_service_for_people_who_do_harm_cannot_be_shown_to_respondents(pack: Path) -> None:
    path = pack / "support.toml"
    text = path.read_text(encoding="utf-8")
    head, _, tail = text.rpartition("show_to_respondents = false")
    path.write_text(f"{head}show_to_respondents = true{tail}", encoding="utf-8")
    assert "not for victims" in refusal(pack)


def test_a_missing_file_is_named(pack: Path) -> None:
    (pack / "limits.toml").unlink()
    assert refusal(pack) == "limits.toml: the file is missing from the pack"


def test_a_file_that_is_not_text_is_named(pack: Path) -> None:
    (pack / "sources.toml").write_bytes(b"\xff\xfe\x00")
    assert "sources.toml: not readable" in refusal(pack)


def test_an_empty_page_is_refused(pack: Path) -> None:
    (pack / "appendix-a.md").write_text("  \n", encoding="utf-8")
    assert "appendix-a.md: line 1: the page is empty" in refusal(pack)
