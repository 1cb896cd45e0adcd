"""Naming a theme."""

from heard.design_system.fields import CharField, TextArea
from heard.design_system.forms import Form


class ThemeForm(Form):
    """A theme's name and what counts as it."""

    theme = CharField(
        label="Name of the theme",
        hint="A few plain words, such as “Left waiting for news”.",
        max_length=80,
        missing="Give the theme a name",
    )
    meaning = TextArea(
        label="What it means",
        hint="What counts as this theme and what does not, so that others choose alike.",
        max_length=1000,
        rows=4,
        missing="Say what the theme means",
    )
