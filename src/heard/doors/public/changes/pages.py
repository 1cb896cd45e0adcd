"""What the public pages about change show: snapshots, and nothing that was not published."""

from dataclasses import dataclass

from heard.publishing.snapshots import PublishedPage


@dataclass(frozen=True)
class Index:
    """Everything published, newest first."""

    published: tuple[PublishedPage, ...]
    forces: tuple[str, ...]

    @classmethod
    def of(cls, published: list[PublishedPage]) -> "Index":
        """The list, with the names of the forces in it."""
        return cls(tuple(published), tuple(sorted({one.force_name for one in published})))
