"""How a command says that it could not do its work."""


class CommandFailed(Exception):
    """The work was not done. ``str()`` is one plain sentence; the exit code is 2."""
