"""Signing in, and choosing a password."""

from kith.govuk.fields import HiddenField, PasswordField, TextField
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


class PasswordForm(Form):
    """A new password, typed once: the page can show it, and pasting from a password manager is welcome."""

    password = PasswordField(
        label="Choose a password",
        said="a password",
        hint="At least 12 characters. Three or four words that do not belong together are good. You can paste it.",
        autocomplete="new-password",
    )


class ConnectForm(Form):
    """What the council's sign-in service said of somebody, sealed by the page that asks them once more."""

    sealed = HiddenField(max_length=8000)
