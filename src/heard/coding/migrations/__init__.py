"""Schema changes of this room, in order."""
