"""Something on the redaction desk, and the reviewer in front of it."""

from collections.abc import Callable

import pytest

from heard.fieldwork.models import Window
from heard.responses.models import SealedText
from tests.cast import Cast
from tests.factories.engagements import make_live_engagement
from tests.factories.words import make_sealed_text
from tests.integration.doors.staff.evidence.steps import WORDS
from tests.pages import Door


@pytest.fixture
def window(cast: Cast) -> Window:
    """A live engagement's window."""
    return make_live_engagement(cast)[1]


@pytest.fixture
def text(cast: Cast, window: Window) -> SealedText:
    """One text, waiting."""
    return make_sealed_text(cast, window, WORDS)


@pytest.fixture
def rhys(door_as: Callable[[str], Door]) -> Door:
    """The redaction reviewer."""
    return door_as("rhys")
