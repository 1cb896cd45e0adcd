"""The detectors, one module for each kind of thing that points at a person.

A detector is a function from text to spans. Every pattern in here has a bound
on what it repeats, so that a long hostile text costs time in proportion to its
length. To add one, write a module with ``find`` and list it below.
"""

from collections.abc import Callable, Iterable

from heard.engines.redaction.detectors import (
    addresses,
    dates,
    emails,
    health_and_tax,
    names,
    numbers,
    officers,
    online,
    phones,
    places,
    postcodes,
    references,
    vehicles,
)
from heard.engines.redaction.spans import Span

DETECTORS: tuple[Callable[[str], Iterable[Span]], ...] = (
    emails.find,
    online.find,
    phones.find,
    health_and_tax.find,
    references.find,
    officers.find,
    postcodes.find,
    vehicles.find,
    dates.find,
    addresses.find,
    places.find,
    names.find,
    numbers.find,
)
