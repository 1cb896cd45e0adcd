"""The form every door uses: GOV.UK fields, plain errors, and the list for the error summary."""

from typing import Any, cast

from django import forms

from heard.design_system.fields.base import BoundComponent, ComponentField


class Form(forms.Form):
    """A form of the fields in ``heard.design_system.fields``. It checks; it never saves."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name in self.fields:
            # form.NAME in a template would silently be something else.
            if hasattr(forms.Form, name) or name in vars(self):
                raise TypeError(f"A field cannot be called {name!r}: forms already have that.")

    @property
    def errors_for_summary(self) -> list[dict[str, str]]:
        """What is wrong, in the order of the page: the option the error summary takes."""
        lines = [{"text": str(error)} for error in self.non_field_errors()]
        for name in self.fields:
            if name not in self.errors:
                continue
            bound = self[name]
            line = {"text": str(bound.errors[0])}
            if isinstance(bound, BoundComponent):
                line["href"] = bound.error_href
            lines.append(line)
        return lines

    def component_field(self, name: str) -> ComponentField:
        """A field by name, typed, for a form that changes its words when it is made."""
        return cast("ComponentField", self.fields[name])
