"""Signing in."""

from heard.design_system import fields
from heard.design_system.forms import Form

NOT_RIGHT = "The username or the password is not right"
"""The same words whichever it was, so that nobody can find out who has an account."""


class SignInForm(Form):
    """A username and a password; whether they belong together is for Django to say."""

    username = fields.CharField(
        label="Username",
        max_length=60,
        width=20,
        autocomplete="username",
        missing="Enter your username",
    )
    password = fields.PasswordField(label="Password", missing="Enter your password")
