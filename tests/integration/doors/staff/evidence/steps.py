"""The steps of the redaction desk, as the pages' forms send them."""

from heard.fieldwork.models import Window
from heard.responses.models import SealedText
from tests.pages import Door, Page

SECRET = "Zebediah"
WORDS = f"{SECRET} rang me on 3 March 2026.\nThen nothing for three  weeks. <b>Zebediah</b> & co."


def desk_of(window: Window) -> str:
    return f"/staff/evidence/engagement/{window.engagement_id}/"


def page_of(text: SealedText) -> str:
    return f"/staff/evidence/text/{text.id}/"


def keys(page: Page) -> list[str]:
    """The marks a page carries, ticked or hidden."""
    boxes = [box for box in page.all("input") if box.get("name") == "keep"]
    return [
        box.get("value", "")
        for box in boxes
        if box.get("type") == "hidden" or box.get("checked") is not None
    ]


def mark(rhys: Door, text: SealedText, **fields: object) -> Page:
    return rhys.post(page_of(text), {"step": "open", "reason": "redact", **fields})


def preview(rhys: Door, text: SealedText, **fields: object) -> Page:
    return rhys.post(page_of(text), {"step": "preview", **fields})
