"""What the sense-check needs to know of the plan behind a questionnaire."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The parts of an engagement's plan that decide whether it is safe to ask anybody anything."""

    purpose: str = ""
    can_change: str = ""
    """What could be different because people answer."""
    cannot_change: str = ""
    """What will stay as it is whatever they say."""
    distress_cover: str = ""
    """Who reads what may be a disclosure or distress, and when they are there."""
    dpia_reference: str = ""
    """Where the data protection impact assessment is kept."""
    has_retention: bool = False
    """Whether it is decided how long answers are kept."""
