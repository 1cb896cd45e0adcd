"""The vault: what was sealed comes back whole, to the right key and place, or not at all."""

from dataclasses import replace
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from heard.engines.redaction import SensitiveText
from heard.responses.vault import (
    BUCKETS,
    ENVELOPE_VERSION,
    LENGTH_BYTES,
    SUITE,
    CannotOpen,
    Place,
    TooLong,
    open_sealed,
    seal,
)

KEY = X25519PrivateKey.generate()
PLACE = Place(uuid4(), uuid4(), uuid4(), "what_happened")
KEEPABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=3000)


def sealed(words: str, place: Place = PLACE) -> bytes:
    return seal(SensitiveText(words), key=KEY.public_key(), place=place)


def opened(
    envelope: bytes,
    *,
    key: X25519PrivateKey = KEY,
    place: Place = PLACE,
    version: int = ENVELOPE_VERSION,
) -> str:
    return open_sealed(envelope, envelope_version=version, key=key, place=place).words_for_review()


@given(words=KEEPABLE)
@settings(deadline=None)
def test_any_words_come_back_as_they_were(words: str) -> None:
    assert opened(sealed(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\0",
        "\0\0end",
        "Mae'n ddrwg gen i",
        "لا أحد اتصل بي",
        "👩🏽‍🦽 🏳️‍🌈",
        "a\r\nb",
        "\u202eabc",
    ],
)
def test_words_that_trip_programs_up_come_back_too(words: str) -> None:
    assert opened(sealed(words)) == words


def test_the_words_are_nowhere_in_what_is_stored() -> None:
    assert b"three weeks" not in sealed("Nobody rang me for three weeks")


def test_the_same_words_never_look_the_same_twice() -> None:
    assert sealed("Nobody rang me") != sealed("Nobody rang me")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        opened(sealed("Nobody rang me"), key=X25519PrivateKey.generate())


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(PLACE, force_id=uuid4()),
        replace(PLACE, version_id=uuid4()),
        replace(PLACE, response_key=uuid4()),
        replace(PLACE, question_id="something_else"),
    ],
    ids=["another force", "another version", "another person", "another question"],
)
def test_words_moved_to_another_row_cannot_be_opened(elsewhere: Place) -> None:
    with pytest.raises(CannotOpen):
        opened(sealed("Nobody rang me"), place=elsewhere)


def test_two_places_never_share_a_context() -> None:
    first = Place(PLACE.force_id, PLACE.version_id, PLACE.response_key, "a")
    assert first.context() != replace(first, question_id="a\x1f").context()


@given(where=st.integers(0, len(sealed("Nobody rang me")) - 1), bit=st.integers(0, 7))
@settings(deadline=None)
def test_one_flipped_bit_anywhere_is_noticed(where: int, bit: int) -> None:
    envelope = bytearray(sealed("Nobody rang me"))
    envelope[where] ^= 1 << bit
    with pytest.raises(CannotOpen):
        opened(bytes(envelope))


@given(length=st.integers(0, len(sealed("Nobody rang me")) - 1))
@settings(deadline=None)
def test_a_text_cut_off_anywhere_is_noticed(length: int) -> None:
    with pytest.raises(CannotOpen):
        opened(sealed("Nobody rang me")[:length])


@given(extra=st.binary(min_size=1, max_size=40))
@settings(deadline=None)
def test_anything_added_at_the_end_is_noticed(extra: bytes) -> None:
    with pytest.raises(CannotOpen):
        opened(sealed("Nobody rang me") + extra)


@given(rubbish=st.binary(max_size=3000))
@settings(deadline=None)
def test_rubbish_is_refused(rubbish: bytes) -> None:
    with pytest.raises(CannotOpen):
        opened(rubbish)


@pytest.mark.parametrize("version", [0, 2, 99])
def test_an_unknown_envelope_version_is_refused(version: int) -> None:
    with pytest.raises(CannotOpen, match="version"):
        opened(sealed("Nobody rang me"), version=version)


def test_ten_and_nine_hundred_characters_are_the_same_length_once_sealed() -> None:
    assert len(sealed("a" * 10)) == len(sealed("a" * 900)) == len(sealed(""))


@given(words=KEEPABLE)
@settings(deadline=None)
def test_sealed_texts_come_in_four_lengths_only(words: str) -> None:
    over = len(sealed("")) - BUCKETS[0]
    assert len(sealed(words)) - over in BUCKETS


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_text_that_just_fits_stays_in_its_length(bucket: int) -> None:
    fits = "a" * (bucket - LENGTH_BYTES)
    assert opened(sealed(fits)) == fits
    assert len(sealed(fits)) - len(sealed("")) == bucket - BUCKETS[0]


def test_more_than_the_longest_is_refused_and_never_cut_short() -> None:
    with pytest.raises(TooLong):
        sealed("a" * (BUCKETS[-1] - LENGTH_BYTES + 1))


@pytest.mark.parametrize(
    "inside",
    [b"\xff\xff\xff\xff" + b"a" * 60, b"\x00\x00\x00\x02\xff\xfe", b"", b"\x00\x00"],
    ids=["a length longer than the text", "not UTF-8", "nothing", "half a length"],
)
def test_an_envelope_whose_inside_makes_no_sense_is_refused(inside: bytes) -> None:
    forged = bytes(SUITE.encrypt(inside, KEY.public_key(), info=PLACE.context()))
    with pytest.raises(CannotOpen):
        opened(forged)


def test_the_refusal_holds_no_words() -> None:
    inside = b"\x00\x00\x00\x10Mrs Jones \xff\xfe Oak"
    forged = bytes(SUITE.encrypt(inside, KEY.public_key(), info=PLACE.context()))
    with pytest.raises(CannotOpen) as refused:
        opened(forged)
    assert "Jones" not in repr(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
