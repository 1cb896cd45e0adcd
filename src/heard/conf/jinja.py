"""The template environment of every page: strict about names, escaping always on."""

from collections.abc import MutableMapping
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, Environment, StrictUndefined, Template

from heard.design_system import formats, navigation
from heard.design_system.charts import bar_chart
from heard.design_system.components import PREFIX, component_environment, render_component
from heard.design_system.neutral import neutral_title
from heard.doors.staff.navigation import engagement_tabs


class PageEnvironment(Environment):
    """Pages are strict; GOV.UK component macros stay lenient, as they were written to be."""

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """As Jinja's, but macros imported from ``govuk_frontend_jinja/`` come from theirs."""
        if isinstance(name, str) and name.startswith(PREFIX):
            return component_environment().get_template(name)
        return super().get_template(name, parent, globals)


def url(name: str, *args: object, **kwargs: object) -> str:
    """The address of a URL name: ``url("staff:engagements:detail", engagement.id)``.

    Raises NoReverseMatch when there is none.
    """
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(*, loader: BaseLoader, **options: Any) -> Environment:
    """What Django's Jinja2 backend calls once, with a loader for the template folders.

    Whatever the options say, escaping is on and an unknown name is an error.
    """
    options |= {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = PageEnvironment(loader=loader, **options)
    made.globals.update(
        static=static,
        url=url,
        component=render_component,
        bar_chart=bar_chart,
        messages_of=get_messages,
        staff_links=navigation.staff_links,
        public_links=navigation.public_links,
        engagement_tabs=engagement_tabs,
    )
    made.filters.update(
        date=formats.full_date,
        date_and_time=formats.date_and_time,
        month=formats.month,
        number=formats.number,
        percent=formats.percent,
        neutral_title=neutral_title,
    )
    return made
