"""What the pages about change are tried on."""

import pytest

from tests.cast import Cast
from tests.factories.steps import Steps, make_steps


@pytest.fixture
def steps(cast: Cast) -> Steps:
    """One of each."""
    return make_steps(cast)
