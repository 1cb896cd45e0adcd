"""GOV.UK Frontend components rendered from Python: one cached Jinja environment for all of them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    Undefined,
)
from markupsafe import Markup

PREFIX = "govuk_frontend_jinja/"
OWN_TEMPLATES = Path(__file__).resolve().parent / "templates"


@cache
def component_environment() -> Environment:
    """The environment the component macros live in.

    It is apart from the one pages use because the macros read options that
    nobody gave them (``params.classes``) and so need the lenient Undefined,
    while a page that misspells a name must fail. A template of ours at the
    same path wins over the package's, so a component can be mended or added.
    """
    loader = ChoiceLoader(
        [
            FileSystemLoader(OWN_TEMPLATES),
            PrefixLoader({PREFIX.rstrip("/"): PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    return Environment(
        loader=loader, autoescape=True, undefined=Undefined, trim_blocks=True, lstrip_blocks=True
    )


def macro_name(component: str) -> str:
    """``date-input`` -> ``govukDateInput``: how GOV.UK names the macro of a component."""
    return "govuk" + "".join(part.capitalize() for part in component.split("-"))


def render_component(component: str, params: Mapping[str, Any]) -> Markup:
    """The HTML of one GOV.UK component, such as ``date-input``, from its documented options.

    Options called ``text`` are escaped; options called ``html`` are not and
    must already be Markup. Raises jinja2.TemplateNotFound for an unknown name.
    """
    name = f"{PREFIX}components/{component}/macro.html"
    module = component_environment().get_template(name).module
    macro = getattr(module, macro_name(component))
    return Markup(str(macro(params)).strip())  # noqa: S704 - the macro escaped what it was given
