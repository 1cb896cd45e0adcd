"""What the journeys share: one demo for each worker, and a browser for each file.

The browser lives no longer than its file, because Playwright's loop would keep Django from its
database in the next one.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import open_browser
from tests.journeys.demo import Demo, run_demo
from tests.journeys.elsewhere import run_elsewhere
from tests.journeys.looking import Looked
from tests.journeys.people import Respondent, Someone, Staff


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The made-up year, running."""
    folder = tmp_path_factory.mktemp("journeys")
    with run_elsewhere() as elsewhere, run_demo(folder, elsewhere=elsewhere) as running:
        yield running


@pytest.fixture(scope="module")
def browser(demo: Demo) -> Iterator[Browser]:
    """A real Chromium."""
    with open_browser() as running:
        yield running


@pytest.fixture
def looked() -> Looked:
    """Everything axe has to say about the pages one test visited."""
    return Looked()


@pytest.fixture
def staff(browser: Browser, demo: Demo, looked: Looked) -> Iterator[Callable[[str], Staff]]:
    """Somebody of the cast, signed in, by username; the same person again when asked again."""
    signed_in: dict[str, Staff] = {}

    def sign_in(username: str) -> Staff:
        if username not in signed_in:
            somebody = Staff(browser, demo, looked)
            somebody.signs_in(username)
            signed_in[username] = somebody
        return signed_in[username]

    yield sign_in
    for somebody in signed_in.values():
        somebody.closes()


@pytest.fixture
def respondent(browser: Browser, demo: Demo, looked: Looked) -> Iterator[Respondent]:
    """A person with the link, in a browser that knows nothing of them."""
    person = Respondent(browser, demo, looked)
    yield person
    person.closes()


@pytest.fixture
def passer_by(browser: Browser, demo: Demo, looked: Looked) -> Iterator[Someone]:
    """Anybody, reading the public pages."""
    person = Someone(browser, demo, looked)
    yield person
    person.closes()
