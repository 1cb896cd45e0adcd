"""Words nobody has cleared never show by accident; words somebody has carry who did."""

import copy
import json
import logging
import pickle
import pprint
import traceback
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

import pytest

from heard.engines.redaction import Kind, RedactedText, SensitiveText, Span, redact

_SECRET = "my ex Dave came round"
_MOMENT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
_DAVE = Span(6, 10, Kind.NAME, "kin_name")


@dataclass
class _Row:
    words: SensitiveText


@pytest.mark.parametrize(
    "shown",
    [
        str(SensitiveText(_SECRET)),
        repr(SensitiveText(_SECRET)),
        f"{SensitiveText(_SECRET)}",
        f"{SensitiveText(_SECRET)!r}",
        f"{SensitiveText(_SECRET):>10}",
        "%s" % SensitiveText(_SECRET),  # noqa: UP031 this way of printing is what is tested
        "%r" % SensitiveText(_SECRET),  # noqa: UP031 this way of printing is what is tested
        format(SensitiveText(_SECRET)),
        json.loads(json.dumps(SensitiveText(_SECRET), default=str)),
        pickle.loads(pickle.dumps(SensitiveText(_SECRET))),  # noqa: S301 our own pickle
        SensitiveText(_SECRET).__html__(),
        SensitiveText(_SECRET).__getstate__(),
    ],
)
def test_however_it_is_printed_it_is_withheld(shown: str) -> None:
    assert shown == "[withheld]"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_pickle_carries_the_words(protocol: int) -> None:
    assert b"Dave" not in pickle.dumps({"row": SensitiveText(_SECRET)}, protocol=protocol)


def test_json_refuses_it_rather_than_write_the_words() -> None:
    with pytest.raises(TypeError):
        json.dumps(SensitiveText(_SECRET))


def test_it_stays_withheld_inside_other_things() -> None:
    row = _Row(SensitiveText(_SECRET))
    printed = f"{row} {[row.words]} {asdict(row)} {pprint.pformat(vars(row))} {dir(row.words)}"
    assert "Dave" not in printed


def test_it_stays_withheld_in_logs(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("said %s", SensitiveText(_SECRET))
    assert caplog.messages == ["said [withheld]"]


def test_it_stays_withheld_in_a_traceback_that_shows_variables() -> None:
    words = SensitiveText(_SECRET)
    try:
        raise ValueError(words)
    except ValueError as problem:
        shown = traceback.TracebackException.from_exception(problem, capture_locals=True)
        assert "Dave" not in "".join(shown.format())


def test_listing_its_attributes_finds_no_words() -> None:
    words = SensitiveText(_SECRET)
    values = [getattr(words, name) for name in dir(words) if not callable(getattr(words, name))]
    assert "Dave" not in repr(values)


def test_it_is_opened_only_by_name() -> None:
    assert SensitiveText(_SECRET).words_for_review() == _SECRET


def test_it_is_not_a_string_and_does_not_behave_as_one() -> None:
    words = SensitiveText(_SECRET)
    assert not isinstance(words, str)
    for attempt in (lambda: words + "!", lambda: "Dave" in words, lambda: list(words)):
        with pytest.raises(TypeError):
            attempt()


def test_two_are_equal_only_when_they_are_one() -> None:
    words = SensitiveText(_SECRET)
    assert words == copy.copy(words) == copy.deepcopy(words)
    assert words != SensitiveText(_SECRET)
    assert words != _SECRET
    assert len({words, SensitiveText(_SECRET)}) == 2


def test_it_cannot_be_changed_and_holds_only_strings() -> None:
    words = SensitiveText(_SECRET)
    with pytest.raises(AttributeError):
        words._open = str  # type: ignore[method-assign]  # the attempt is the test
    with pytest.raises(AttributeError):
        del words._open
    with pytest.raises(TypeError):
        SensitiveText(b"bytes")  # type: ignore[arg-type]  # the attempt is the test


def test_its_length_and_blankness_can_be_asked_without_opening_it() -> None:
    assert SensitiveText(_SECRET).length == len(_SECRET)
    assert SensitiveText(" \n").is_blank
    assert not SensitiveText("a").is_blank


def _redacted() -> RedactedText:
    return redact(SensitiveText(_SECRET), [_DAVE], accepted_by="rhys", accepted_at=_MOMENT)


def test_redacted_text_carries_what_was_hidden_and_who_accepted_it() -> None:
    redacted = _redacted()
    assert redacted.words == "my ex [name] came round"
    assert redacted.kinds == (Kind.NAME,)
    assert (redacted.accepted_by, redacted.accepted_at) == ("rhys", _MOMENT)


def test_redacted_text_can_be_built_in_no_other_way() -> None:
    with pytest.raises(TypeError):
        RedactedText(_SECRET, (), "rhys", _MOMENT)  # type: ignore[call-arg]  # the attempt is the test
    with pytest.raises(TypeError):
        RedactedText(_SECRET, (), "rhys", _MOMENT, token=object())
    with pytest.raises((TypeError, ValueError)):
        replace(_redacted(), words=_SECRET)
    with pytest.raises(AttributeError):
        _redacted().words = _SECRET  # type: ignore[misc]  # the attempt is the test


def test_redacted_text_is_not_printed_or_pickled_either() -> None:
    assert str(_redacted()) == f"{_redacted()}" == "[withheld]"
    assert "came round" not in repr(_redacted())
    with pytest.raises(TypeError):
        pickle.dumps(_redacted())
    assert copy.deepcopy(_redacted()) == _redacted()


@pytest.mark.parametrize(
    ("who", "when"),
    [("", _MOMENT), ("  ", _MOMENT), ("rhys", datetime(2026, 1, 1))],  # noqa: DTZ001 lacking a timezone is the test
)
def test_a_redaction_needs_a_person_and_a_moment(who: str, when: datetime) -> None:
    with pytest.raises(ValueError, match="A redaction needs"):
        redact(SensitiveText(_SECRET), [_DAVE], accepted_by=who, accepted_at=when)


def test_a_stored_row_is_read_back_with_its_provenance() -> None:
    stored = _redacted()
    again = RedactedText.from_store(
        stored.words,
        kinds=tuple(kind.value for kind in stored.kinds),
        accepted_by=stored.accepted_by,
        accepted_at=stored.accepted_at,
    )
    assert again == stored


def test_a_stored_row_whose_words_do_not_show_what_was_hidden_is_refused() -> None:
    with pytest.raises(ValueError, match="do not show every hidden name"):
        RedactedText.from_store(_SECRET, kinds=("name",), accepted_by="rhys", accepted_at=_MOMENT)
    with pytest.raises(ValueError, match="not a valid Kind"):
        RedactedText.from_store("x", kinds=("novel",), accepted_by="rhys", accepted_at=_MOMENT)
