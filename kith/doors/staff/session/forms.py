"""Signing in."""

from kith.govuk.fields import PasswordField, TextField
from kith.govuk.forms import Form


class SignInForm(Form):
    """Work e-mail and password."""

    email = TextField(
        label="Work e-mail address",
        said="your work e-mail address",
        max_length=254,
        autocomplete="username",
        inputmode="email",
    )
    password = PasswordField(label="Password", said="your password")
