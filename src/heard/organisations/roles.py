"""The roles, in one readable place: what each does, and what it must not."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A job in the loop. One person may hold several, but see the limits in ``rules``."""

    EXECUTIVE_SPONSOR = "executive_sponsor"
    ENGAGEMENT_LEAD = "engagement_lead"
    ANALYST = "analyst"
    REDACTION_REVIEWER = "redaction_reviewer"
    RELEASE_APPROVER = "release_approver"
    ACTION_OWNER = "action_owner"
    CHANGE_VERIFIER = "change_verifier"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    PARTNER = "partner"
    SYSTEM_ADMINISTRATOR = "system_administrator"


@dataclass(frozen=True)
class RoleText:
    """A role as people read it."""

    name: str
    does: str
    must_not: str


ROLE_TEXTS: dict[Role, RoleText] = {
    Role.EXECUTIVE_SPONSOR: RoleText(
        "Executive sponsor",
        "Owns the purpose, decides what to do about each finding, approves what is published.",
        "See who said anything, or read words before they are redacted.",
    ),
    Role.ENGAGEMENT_LEAD: RoleText(
        "Engagement lead",
        "Plans engagements, builds questionnaires, opens and closes them, drafts what is told.",
        "Approve data protection for their own plan.",
    ),
    Role.ANALYST: RoleText(
        "Analyst",
        "Codes redacted words, makes tables and findings.",
        "Read words before they are redacted, or release their own tables.",
    ),
    Role.REDACTION_REVIEWER: RoleText(
        "Redaction reviewer",
        "Opens what a person wrote, one text at a time and on the record, and hides what "
        "could identify anybody.",
        "Code or count what they opened.",
    ),
    Role.RELEASE_APPROVER: RoleText(
        "Release approver",
        "Checks small numbers before a table leaves the team, and approves what is published.",
        "Release a table they made.",
    ),
    Role.ACTION_OWNER: RoleText(
        "Action owner",
        "Carries out an action and claims the change, with proof.",
        "Verify their own change.",
    ),
    Role.CHANGE_VERIFIER: RoleText(
        "Change verifier",
        "Checks the proof behind a claimed change.",
        "Verify an action they own.",
    ),
    Role.DATA_PROTECTION_OFFICER: RoleText(
        "Data protection officer",
        "Approves the data protection side of a plan before anybody is asked anything.",
        "Approve a plan they wrote.",
    ),
    Role.PARTNER: RoleText(
        "Partner",
        "Reads plans shared with their agency and what has been published.",
        "See words, tables or people in a force.",
    ),
    Role.SYSTEM_ADMINISTRATOR: RoleText(
        "System administrator",
        "Adds people and gives roles.",
        "Read anything anybody said, or sign in as somebody else.",
    ),
}
