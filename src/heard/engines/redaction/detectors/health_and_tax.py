"""NHS numbers (with their check digit) and National Insurance numbers."""

import re
from collections.abc import Iterator

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.spans import Kind, Span

_TEN_DIGITS = re.compile(r"(?<![\d-])\d{3}[\s-]?\d{3}[\s-]?\d{4}(?![\d-])")
_SAID_TO_BE_NHS = re.compile(
    r"\bnhs (?:no\.?|num|number)?(?: (?:is|was))? ?:? ?(?P<number>\d(?:[\s-]?\d){5,11})(?!\d)",
    re.IGNORECASE,
)
_INSURANCE = re.compile(
    # The last letter may be left off, but then "at 10 20 30" would do, so no gap is allowed.
    r"(?<![^\W_])[A-Z]{2}(?:(?:[\s-]?\d{2}){3}[\s-]?[A-D]|\d{2}(?:[\s-]?\d{2}){2})(?![^\W_])",
    re.IGNORECASE,
)


def has_nhs_check_digit(number: str) -> bool:
    """Whether ten digits carry the right NHS check digit.

    The first nine digits are weighted 10 down to 2 and summed; 11 less the
    remainder of that sum by 11 must equal the tenth, 11 counting as 0 and 10
    never being issued. Source: NHS Data Dictionary, NHS NUMBER.
    """
    digits = [int(character) for character in number if character in "0123456789"]
    if len(digits) != 10:
        return False
    weighted = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = 11 - weighted % 11
    return digits[9] == (0 if check == 11 else check)


def find(text: str) -> Iterator[Span]:
    """Spans that read as NHS or National Insurance numbers."""
    for match in _TEN_DIGITS.finditer(text):
        if has_nhs_check_digit(match.group()):
            yield Span(match.start(), match.end(), Kind.NHS_NUMBER, "nhs_number")
    yield from spans_of(
        _SAID_TO_BE_NHS, text, kind=Kind.NHS_NUMBER, detector="nhs_number_said", group="number"
    )
    yield from spans_of(
        _INSURANCE, text, kind=Kind.NATIONAL_INSURANCE, detector="national_insurance"
    )
