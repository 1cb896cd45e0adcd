"""One of everything that Ashgrove can have, made through the real operations, for crawling."""

from dataclasses import dataclass

from heard.fieldwork.models import Window
from heard.figures.queries import list_variables
from tests.cast import Cast
from tests.factories import change, figures, words
from tests.gates.addresses import Things


@dataclass(frozen=True)
class World:
    """Ashgrove's things by the name they have in addresses, and the people around them."""

    cast: Cast
    things: Things
    window: Window


def make_world(cast: Cast) -> World:
    """Everything is in a state in which somebody could still do something with it."""
    heard = change.make_heard(cast, others=12)
    waiting = words.make_sealed_text(cast, heard.window, "Please ring before noon.")
    undecided = change.make_finding(heard, "Nobody says who to ring.")
    decided = [change.make_finding(heard, f"People wait, number {n}.") for n in range(3)]
    decisions = [change.make_decision(cast, finding) for finding in decided]
    free = change.make_action(cast, decisions[0])
    claimed = change.make_claim(cast, change.make_action(cast, decisions[1]))
    draft = change.make_draft(cast, heard.engagement, decided[:1], "Still a draft")
    public = change.publish(
        cast, change.make_draft(cast, heard.engagement, decided[1:], "Weekly calls")
    )
    results = heard.release.results
    other = list_variables(viewer=cast.ben, results_id=results.id)[1]
    proposal = figures.make_proposal(cast, results, other.id)
    return World(
        cast,
        {
            "engagement_id": heard.engagement.id,
            "version_id": heard.window.version_id,
            "window_id": heard.window.id,
            "text_id": waiting.id,
            "segment_id": heard.segment.id,
            "results_id": results.id,
            "release_id": proposal.id,
            "finding_id": undecided.id,
            "decision_id": decisions[2].id,
            "action_id": free.id,
            "claim_id": claimed.id,
            "publication_id": draft.id,
            "link": heard.window.link,
            "slug": public.slug,
            "number": 1,
            "stage": 3,
            "letter": "a",
            "?staff:figures:propose": f"?variable={other.id}",
        },
        heard.window,
    )
