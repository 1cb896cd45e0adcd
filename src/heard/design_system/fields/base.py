"""What every field has: label, hint, size of its heading, words for when it is missing."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, cast

from django import forms
from django.forms.forms import BaseForm
from markupsafe import Markup

from heard.design_system.components import render_component
from heard.design_system.unprintable import printable

HeadingSize = Literal["s", "m", "l", "xl"]
Options = dict[str, Any]


def words(text: str) -> Options:
    """Component option for words: escaped unless they are already Markup."""
    return {"html": text} if isinstance(text, Markup) else {"text": text}


class BoundComponent(forms.BoundField):
    """A field of one form, able to render itself."""

    def as_component(self) -> Markup:
        """The whole field as HTML: label, hint, error, boxes, and the words typed so far."""
        field = cast("ComponentField", self.field)
        return render_component(field.component_name(), field.component_options(self))

    @property
    def error_text(self) -> str:
        """The first thing wrong with this field, or nothing."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def error_href(self) -> str:
        """Where the error summary sends somebody: the first box of the field."""
        return f"#{cast('ComponentField', self.field).first_box_id(self)}"

    def shown_value(self) -> str:
        """What was typed, fit to put in a page: characters no page can hold are shown as �."""
        value = self.value()
        return "" if value is None else printable(str(value))


class ComponentField(forms.Field):
    """Mixed in before a Django field. Arguments every field takes:

    label -- what is asked. hint -- help below it. size -- of the label, as
    GOV.UK names them. page_heading -- the label is the page's h1. missing --
    what to say when nothing was entered; without it the field may be left empty.
    """

    component: ClassVar[str]
    bound_field_class = BoundComponent

    def __init__(
        self,
        *,
        label: str,
        hint: str = "",
        size: HeadingSize = "s",
        page_heading: bool = False,
        missing: str = "",
        error_messages: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        self.hint = hint
        self.size: HeadingSize = "l" if page_heading and size == "s" else size
        self.page_heading = page_heading
        super().__init__(
            label=label,
            required=bool(missing),
            error_messages={**(error_messages or {}), **({"required": missing} if missing else {})},
            **kwargs,
        )

    def get_bound_field(self, form: BaseForm, field_name: str) -> BoundComponent:
        """The field as part of one form."""
        return BoundComponent(form, self, field_name)

    def component_name(self) -> str:
        """Which GOV.UK component this renders as."""
        return self.component

    def component_options(self, bound: BoundComponent) -> Options:
        """The options of that component, as GOV.UK documents them."""
        options: Options = {"name": bound.html_name}
        if self.hint:
            options["hint"] = words(self.hint)
        if bound.error_text:
            options["errorMessage"] = {"text": bound.error_text}
        return options

    def first_box_id(self, bound: BoundComponent) -> str:
        """The id of the first box, for the error summary."""
        return bound.auto_id

    def as_label(self, bound: BoundComponent) -> Options:
        """Label option of a component with one box."""
        return {
            "text": str(bound.label),
            "classes": f"govuk-label--{self.size}",
            "isPageHeading": self.page_heading,
        }

    def as_fieldset(self, bound: BoundComponent) -> Options:
        """Fieldset option of a component with several boxes."""
        return {
            "legend": {
                "text": str(bound.label),
                "classes": f"govuk-fieldset__legend--{self.size}",
                "isPageHeading": self.page_heading,
            }
        }
