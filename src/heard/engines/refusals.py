"""The two ways of saying no, shared by every room's own errors."""


class Refused(Exception):
    """Somebody may not do this now. ``str()`` is a plain sentence they can be shown."""


class NotFound(Exception):
    """There is no such thing for this viewer.

    The same error whether it does not exist or belongs to somebody else, so
    that the reply can never tell the two apart.
    """
