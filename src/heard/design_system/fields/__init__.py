"""Django form fields that check what people type and render themselves as GOV.UK components.

A field is required when it is given ``missing``, the plain words to show when
nothing was entered. In a template: ``{{ form.purpose.as_component() }}``.
"""

from heard.design_system.fields.choices import Checkboxes, Confirm, Radios, Select
from heard.design_system.fields.dates import DateField, DateParts
from heard.design_system.fields.files import FileField
from heard.design_system.fields.numbers import WholeNumber
from heard.design_system.fields.words import CharField, PasswordField, TextArea

__all__ = [
    "CharField",
    "Checkboxes",
    "Confirm",
    "DateField",
    "DateParts",
    "FileField",
    "PasswordField",
    "Radios",
    "Select",
    "TextArea",
    "WholeNumber",
]
