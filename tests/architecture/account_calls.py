"""Examples of the services of accounts, invitations and the second step."""

from contextlib import AbstractContextManager

from django.test import override_settings

from kith.core.accounts.choices import Role, TriedWith
from kith.core.accounts.council_services import council_account_connected, council_role_followed, council_role_gone
from kith.core.accounts.details import Details
from kith.core.accounts.failed_services import failures_begun
from kith.core.accounts.invitation_services import (
    invitation_accepted,
    invitation_link_made,
    invitation_mail_sent,
    invitation_sent_again,
    invitation_withdrawn,
    password_link_sent,
    user_invited,
)
from kith.core.accounts.models import AddressChange
from kith.core.accounts.passkeys import ask_for_one_of
from kith.core.accounts.second_factor_services import (
    code_app_added,
    code_app_removed,
    code_taken,
    passkey_added,
    passkey_removed,
    passkey_taken,
    recovery_codes_made,
    second_factor_taken_away,
)
from kith.core.accounts.services import (
    address_change_told,
    address_changed,
    password_changed,
    team_added,
    team_closed,
    team_renamed,
    team_reopened,
    user_added,
    user_changed,
    user_deactivated,
    user_reactivated,
)
from kith.core.accounts.session_services import session_begun, session_ended, sessions_ended, signed_out
from kith.core.people.account_services import (
    account_changed,
    account_connected,
    account_joined,
    account_let_in,
    account_stopped,
)
from tests.accounts import (
    AGENT,
    EMAIL,
    GOOD_PASSWORD,
    KEY,
    SITE,
    code_of,
    invited,
    link_token,
    with_app,
    with_passkey,
    with_session,
)
from tests.architecture.service_calls import Call, example
from tests.council import identity, provider
from tests.soft_passkey import SoftPasskey
from tests.world import World


@example(team_added)
def _team(world: World) -> Call:
    return lambda: team_added(name="Night team", by=world.by("pat"))


@example(user_added)
def _user(world: World) -> Call:
    return lambda: user_added(
        email="new@example.org", name="New Worker", role=Role.WORKER, password="long enough words", by=world.by("pat")
    )


@example(address_changed)
def _address_changed(world: World) -> Call:
    beth = world.user("beth")
    return lambda: address_changed(
        user_id=beth.id, email="beth.next@example.org", base=beth.revision, by=world.by("pat")
    )


@example(address_change_told)
def _address_change_told(world: World) -> Call:
    address_changed(user_id=world.ids["beth"], email="beth.next@example.org", base=0, by=world.by("pat"))
    change = AddressChange.objects.get()
    return lambda: address_change_told(change_id=change.id, by=world.by("pat"))


@example(failures_begun)
def _failures_begun(world: World) -> Call:
    return lambda: failures_begun(user_id=world.ids["beth"], tried_with=TriedWith.CODE, by=world.by("beth"))


def _with_council() -> AbstractContextManager[None]:
    """The council has a sign-in service of its own: while the call is made."""
    return override_settings(KITH_OIDC=provider("https://council.example.org"))  # type: ignore[return-value]


@example(council_account_connected)
def _council_account_connected(world: World) -> Call:
    token = link_token(world, invited(world))

    def call() -> None:
        with _with_council():
            council_account_connected(token=token, identity=identity(address=EMAIL), by=world.by("amara"))

    return call


@example(account_connected)
def _account_connected(world: World) -> Call:
    token = link_token(world, invited(world))

    def call() -> None:
        with _with_council():
            account_connected(token=token, identity=identity(address=EMAIL), by=world.by("pat"))

    return call


@example(council_role_followed)
def _council_role_followed(world: World) -> Call:
    return lambda: council_role_followed(user_id=world.ids["beth"], role=Role.MANAGER, by=world.by("beth"))


@example(council_role_gone)
def _council_role_gone(world: World) -> Call:
    return lambda: council_role_gone(user_id=world.ids["beth"], by=world.by("beth"))


@example(team_renamed)
def _team_renamed(world: World) -> Call:
    team = team_added(name="Night team", by=world.by("pat"))
    return lambda: team_renamed(team_id=team.id, name="Late team", base=0, by=world.by("pat"))


@example(team_closed)
def _team_closed(world: World) -> Call:
    team = team_added(name="Night team", by=world.by("pat"))
    return lambda: team_closed(team_id=team.id, by=world.by("pat"))


@example(team_reopened)
def _team_reopened(world: World) -> Call:
    team = team_added(name="Night team", by=world.by("pat"))
    team_closed(team_id=team.id, by=world.by("pat"))
    return lambda: team_reopened(team_id=team.id, by=world.by("pat"))


@example(user_changed)
def _user_changed(world: World) -> Call:
    details = Details(name="Beth Newname", role=Role.MANAGER)
    return lambda: user_changed(user_id=world.ids["beth"], details=details, base=0, by=world.by("pat"))


@example(user_deactivated)
def _user_deactivated(world: World) -> Call:
    return lambda: user_deactivated(user_id=world.ids["beth"], by=world.by("pat"))


@example(user_reactivated)
def _user_reactivated(world: World) -> Call:
    user_deactivated(user_id=world.ids["beth"], by=world.by("pat"))
    return lambda: user_reactivated(user_id=world.ids["beth"], by=world.by("pat"))


@example(user_invited)
def _user_invited(world: World) -> Call:
    return lambda: invited(world)


@example(invitation_sent_again)
def _invitation_sent_again(world: World) -> Call:
    user_id = invited(world).user_id
    return lambda: invitation_sent_again(user_id=user_id, by=world.by("pat"))


@example(invitation_withdrawn)
def _invitation_withdrawn(world: World) -> Call:
    user_id = invited(world).user_id
    return lambda: invitation_withdrawn(user_id=user_id, by=world.by("pat"))


@example(invitation_link_made)
def _invitation_link_made(world: World) -> Call:
    invitation = invited(world)
    return lambda: link_token(world, invitation)


@example(invitation_mail_sent)
def _invitation_mail_sent(world: World) -> Call:
    invitation = invited(world)
    return lambda: invitation_mail_sent(invitation_id=invitation.id, by=world.by("pat"))


@example(invitation_accepted)
def _invitation_accepted(world: World) -> Call:
    token = link_token(world, invited(world))
    return lambda: invitation_accepted(token=token, password="seven lamps on the quay", by=world.by("pat"))


@example(password_link_sent)
def _password_link_sent(world: World) -> Call:
    return lambda: password_link_sent(user_id=world.ids["beth"], by=world.by("pat"))


@example(password_changed)
def _password_changed(world: World) -> Call:
    return lambda: password_changed(password=GOOD_PASSWORD, by=world.by("amara"))


@example(code_app_added)
def _code_app_added(world: World) -> Call:
    return lambda: with_app(world, "amara")


@example(code_app_removed)
def _code_app_removed(world: World) -> Call:
    with_app(world, "amara")
    return lambda: code_app_removed(by=world.by("amara"))


@example(passkey_added)
def _passkey_added(world: World) -> Call:
    return lambda: with_passkey(world, "amara")


@example(passkey_removed)
def _passkey_removed(world: World) -> Call:
    held = with_passkey(world, "amara")
    return lambda: passkey_removed(passkey_id=held.id, by=world.by("amara"))


@example(recovery_codes_made)
def _recovery_codes_made(world: World) -> Call:
    with_app(world, "amara")
    return lambda: recovery_codes_made(by=world.by("amara"))


@example(code_taken)
def _code_taken(world: World) -> Call:
    secret = with_app(world, "amara")
    return lambda: code_taken(typed=code_of(secret), by=world.by("amara"))


@example(passkey_taken)
def _passkey_taken(world: World) -> Call:
    made = SoftPasskey()
    held = with_passkey(world, "amara", made)
    asked = ask_for_one_of(SITE, [held.credential_id])
    answer = made.used(asked.options)
    return lambda: passkey_taken(site=SITE, challenge=asked.challenge, answer=answer, by=world.by("amara"))


@example(second_factor_taken_away)
def _second_factor_taken_away(world: World) -> Call:
    with_app(world, "beth")
    return lambda: second_factor_taken_away(user_id=world.ids["beth"], by=world.by("pat"))


@example(account_changed)
def _account_changed(world: World) -> Call:
    details = Details(name="Beth Newname", role=Role.MANAGER)
    return lambda: account_changed(user_id=world.ids["beth"], details=details, base=0, by=world.by("pat"))


@example(account_stopped)
def _account_stopped(world: World) -> Call:
    return lambda: account_stopped(user_id=world.ids["beth"], by=world.by("pat"))


@example(account_let_in)
def _account_let_in(world: World) -> Call:
    user_deactivated(user_id=world.ids["beth"], by=world.by("pat"))
    return lambda: account_let_in(user_id=world.ids["beth"], by=world.by("pat"))


@example(account_joined)
def _account_joined(world: World) -> Call:
    token = link_token(world, invited(world))
    return lambda: account_joined(token=token, password=GOOD_PASSWORD, by=world.by("pat"))


@example(session_begun)
def _session_begun(world: World) -> Call:
    return lambda: session_begun(session_key=KEY, agent=AGENT, by=world.by("amara"))


@example(session_ended)
def _session_ended(world: World) -> Call:
    held = with_session(world, "amara")
    return lambda: session_ended(session_id=held.id, by=world.by("amara"))


@example(sessions_ended)
def _sessions_ended(world: World) -> Call:
    with_session(world, "amara")
    return lambda: sessions_ended(user_id=world.ids["amara"], by=world.by("pat"))


@example(signed_out)
def _signed_out(world: World) -> Call:
    with_session(world, "amara")
    return lambda: signed_out(session_key=KEY, by=world.by("amara"))
