"""Forms of one's own account. What opens the account is changed only by who knows the password."""

from kith.doors.staff.second_steps import AppForm, PasskeyForm
from kith.govuk.fields import PasswordField, TextField
from kith.govuk.forms import Form


class ConfirmForm(Form):
    """The password once more, before something that opens the account is changed."""

    current = PasswordField(label="Your password", said="your password")


class NewPasswordForm(ConfirmForm):
    """The password as it is, and as it shall be."""

    current = PasswordField(label="The password you have now", said="the password you have now")
    new_password = PasswordField(
        label="New password",
        said="a new password",
        hint="At least 12 characters. Three or four words that do not belong together are good. You can paste it.",
        autocomplete="new-password",
    )


class NewAppForm(AppForm, ConfirmForm):
    """A new app: its first code, and the password."""

    field_order = ("submission", "revision", "sealed", "code", "current")


class NewPasskeyForm(PasskeyForm, ConfirmForm):
    """A new passkey: what to call it, and the password."""

    name = TextField(
        label="What do you call it?",
        said="what you call it",
        hint="For example, work laptop.",
        max_length=60,
        width=20,
    )
    field_order = ("submission", "revision", "sealed", "answer", "name", "current")
