"""What the plan must say before anybody is asked anything."""

from dataclasses import replace

import pytest

from heard.engines.sensecheck import Plan
from tests.unit.engines.sensecheck.tables import found, questionnaire

_ASKING = questionnaire("| id | ask |\n| q | Did we listen? |")
_GOOD = Plan(
    purpose="To learn how first calls feel.",
    can_change="How call handlers open a call.",
    cannot_change="Decisions in single cases.",
    distress_cover="The duty sergeant, day and night.",
    dpia_reference="DPIA-2026-14",
    has_retention=True,
)


def _plan_codes(plan: Plan | None) -> set[str]:
    return {f.rule for f in found(_ASKING, plan) if f.rule.startswith("HP")}


def test_a_full_plan_passes() -> None:
    assert _plan_codes(_GOOD) == set()


def test_without_a_plan_only_the_questionnaire_is_checked() -> None:
    assert _plan_codes(None) == set()


@pytest.mark.parametrize("unsaid", ["", "   ", "TBC", "n/a", "To be confirmed.", "?", "-", "none"])
@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("purpose", "HP001"),
        ("can_change", "HP002"),
        ("cannot_change", "HP003"),
        ("distress_cover", "HP004"),
        ("dpia_reference", "HP005"),
    ],
)
def test_a_part_left_unsaid_blocks(part: str, code: str, unsaid: str) -> None:
    plan = replace(_GOOD, **{part: unsaid})  # type: ignore[arg-type]  # the part is one of words
    assert _plan_codes(plan) == {code}
    assert next(f.severity for f in found(_ASKING, plan) if f.rule == code) == "block"


def test_keeping_answers_for_no_decided_time_is_warned_of() -> None:
    plan = replace(_GOOD, has_retention=False)
    assert _plan_codes(plan) == {"HP006"}
    assert next(f.severity for f in found(_ASKING, plan) if f.rule == "HP006") == "warn"
