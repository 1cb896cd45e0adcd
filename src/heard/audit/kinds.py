"""The closed list of things that are recorded."""

from enum import StrEnum


class Kind(StrEnum):
    """What happened. Stored as written here; never reworded, because old rows hold it."""

    SIGNED_IN = "person.signed_in"
    PERSON_ADDED = "person.added"
    PERSON_SWITCHED_OFF = "person.switched_off"
    ROLE_GIVEN = "person.role_given"
    ORGANISATION_ADDED = "organisation.added"
    PARTNERSHIP_MADE = "organisation.partnership_made"

    ENGAGEMENT_PLANNED = "engagement.planned"
    ENGAGEMENT_CHANGED = "engagement.changed"
    ENGAGEMENT_SHARED = "engagement.shared"
    STAGE_REVIEWED = "engagement.stage_reviewed"
    DATA_PROTECTION_APPROVED = "engagement.data_protection_approved"

    QUESTIONNAIRE_WRITTEN = "questionnaire.version_written"
    FIELDWORK_OPENED = "fieldwork.opened"
    FIELDWORK_CLOSED = "fieldwork.closed"

    READING_KEY_MADE = "response.reading_key_made"
    RESPONSE_STARTED = "response.started"
    RESPONSE_LEFT = "response.left"
    RESPONSE_SENT = "response.sent"
    RETURN_CODE_GIVEN = "response.return_code_given"
    WORDS_DESTROYED = "response.words_destroyed"
    RESPONSE_WITHDRAWN = "response.withdrawn"
    TEXT_OPENED = "response.text_opened"

    TEXT_REDACTED = "evidence.text_redacted"
    TEXT_SET_ASIDE = "evidence.text_set_aside"

    THEME_NAMED = "coding.theme_named"
    SEGMENT_CODED = "coding.segment_coded"
    CODE_TAKEN_OFF = "coding.code_taken_off"

    RESULTS_IMPORTED = "figures.results_imported"
    SNAPSHOT_FROZEN = "figures.snapshot_frozen"
    SNAPSHOT_REBUILT = "figures.snapshot_rebuilt"
    TABLE_PROPOSED = "figures.table_proposed"
    TABLE_RELEASED = "figures.table_released"
    TABLE_REFUSED = "figures.table_refused"

    FINDING_MADE = "finding.made"

    DECISION_MADE = "change.decided"
    ACTION_TAKEN_ON = "change.action_taken_on"
    CHANGE_CLAIMED = "change.claimed"
    CHANGE_VERIFIED = "change.verified"
    CHANGE_NOT_SHOWN = "change.not_shown"

    PUBLICATION_DRAFTED = "publication.drafted"
    PUBLICATION_APPROVED = "publication.approved"
    PUBLICATION_PUBLISHED = "publication.published"
    PUBLICATION_CORRECTED = "publication.corrected"
    CONTRIBUTOR_TOLD = "publication.contributor_told"
