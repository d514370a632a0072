"""The second step: codes once and in their time, passkeys for the question asked, recovery codes once each."""

from datetime import timedelta

import pytest
import time_machine

from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import Role
from kith.core.accounts.codes import RECOVERY_CODES, app_address, new_recovery_codes, new_secret, step_of_code
from kith.core.accounts.models import CodeApp, Passkey, RecoveryCode
from kith.core.accounts.passkeys import Site, ask_for_new, ask_for_one_of, new_key
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
from kith.core.accounts.selectors import second_factor_of, second_factor_required
from kith.core.audit.models import Change, Entry
from kith.core.authority.policy import ROLES, Policy
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Refused
from kith.kernel.secrets import seal, unseal
from tests.accounts import SITE, code_of, with_app, with_passkey
from tests.integration.core.together import together
from tests.soft_passkey import SoftPasskey
from tests.world import World, make_world


def ask_for_second_step(world: World, *roles: str) -> None:
    body = policy().model_copy(update={"second_factor_required": roles})
    policy_saved(policy=body, by=world.by("pat"))


def test_every_role_needs_a_second_step_until_the_council_says_otherwise(world: World) -> None:
    assert set(Policy().second_factor_required) == set(ROLES) == set(Role.values)
    assert not second_factor_required("worker"), "the sample's council asks nobody"
    ask_for_second_step(world, "worker")
    assert second_factor_required("worker") and not second_factor_required("manager")


def test_a_code_is_taken_once(world: World) -> None:
    code = code_of(with_app(world, "amara"))
    code_taken(typed=f" {code[:3]} {code[3:]} ", by=world.by("amara"))
    with pytest.raises(Invalid, match="not the right one"):
        code_taken(typed=code, by=world.by("amara"))


def test_the_code_that_the_app_was_added_with_is_used_up(world: World) -> None:
    secret = with_app(world, "amara")
    with pytest.raises(Invalid):
        code_taken(typed=code_of(secret, 0), by=world.by("amara"))


@pytest.mark.parametrize(("later", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_taken_in_its_time_and_half_a_minute_around_it(later: int, taken: bool) -> None:
    secret = new_secret()
    assert (step_of_code(secret, code_of(secret, later), clock.instant(), after=0) is not None) is taken


@pytest.mark.django_db(transaction=True)
def test_a_code_sent_twice_at_the_same_moment_is_taken_once() -> None:
    world = make_world()
    code, amara = code_of(with_app(world, "amara")), world.by("amara")
    outcomes = together(*[lambda: code_taken(typed=code, by=amara)] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["Invalid", "NoneType"]


@pytest.mark.parametrize("typed", ["", "000000", "12345", "1" * 60, "abc", "١٢٣٤٥٦", "🦊"])
def test_what_is_no_code_is_refused(world: World, typed: str) -> None:
    with_app(world, "amara")
    with pytest.raises(Invalid):
        code_taken(typed=typed, by=world.by("amara"))


def test_the_apps_secret_is_encrypted_and_out_of_the_history(world: World) -> None:
    from django.db import connection

    secret = with_app(world, "amara")
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_codeapp")
        assert secret.encode() not in bytes(cursor.fetchone()[0])
    assert secret not in str(list(Change.objects.values())) + str(list(Entry.objects.values()))
    assert CodeApp.objects.get().secret == secret


def test_an_app_is_added_only_with_a_right_code_of_a_real_secret(world: World) -> None:
    for secret, code in ((new_secret(), "123"), ("", "328482")):
        with pytest.raises(Invalid) as refused:
            code_app_added(secret=secret, code=code, by=world.by("amara"))
        assert refused.value.problems[0].place == "code"


def test_another_app_takes_the_place_of_the_one_before(world: World) -> None:
    before = with_app(world, "amara")
    after = with_app(world, "amara")
    with pytest.raises(Invalid):
        code_taken(typed=code_of(before), by=world.by("amara"))
    code_taken(typed=code_of(after), by=world.by("amara"))


def test_the_app_is_told_whose_account_it_is() -> None:
    assert app_address(new_secret(), "amara@example.org", "Kith").startswith("otpauth://totp/Kith:amara%40example.org?")


def test_recovery_codes_work_once_each_and_newer_ones_end_them(world: World) -> None:
    with_app(world, "amara")
    first = recovery_codes_made(by=world.by("amara"))
    assert len(set(first)) == RECOVERY_CODES
    code_taken(typed=first[0].upper().replace("-", " "), by=world.by("amara"))
    with pytest.raises(Invalid):
        code_taken(typed=first[0], by=world.by("amara"))
    assert second_factor_of(world.ids["amara"]).recovery_codes_left == RECOVERY_CODES - 1
    recovery_codes_made(by=world.by("amara"))
    with pytest.raises(Invalid):
        code_taken(typed=first[1], by=world.by("amara"))


def test_recovery_codes_are_kept_as_hashes_and_are_one_persons(world: World) -> None:
    with_app(world, "amara")
    with_app(world, "beth")
    codes = recovery_codes_made(by=world.by("amara"))
    rows = str([*RecoveryCode.objects.values(), *Change.objects.values(), *Entry.objects.values()])
    assert not [code for code in codes if code in rows or code.replace("-", "") in rows]
    with pytest.raises(Invalid):
        code_taken(typed=codes[0], by=world.by("beth"))


def test_recovery_codes_are_long_and_without_letters_that_look_alike() -> None:
    (code, *_) = new_recovery_codes()
    assert len(code.replace("-", "")) == 24
    assert not set("ilo01") & set("".join(new_recovery_codes()))


def test_recovery_codes_need_something_to_recover(world: World) -> None:
    with pytest.raises(Invalid):
        recovery_codes_made(by=world.by("amara"))


def use(world: World, made: SoftPasskey, key: str = "amara", site: Site = SITE) -> None:
    held = [one.credential_id for one in Passkey.objects.all()]
    question = ask_for_one_of(SITE, held)
    passkey_taken(site=site, challenge=question.challenge, answer=made.used(question.options), by=world.by(key))


def test_a_passkey_opens_its_owners_account_and_nobody_elses(world: World) -> None:
    made = SoftPasskey()
    with_passkey(world, "amara", made)
    use(world, made)
    with pytest.raises(Invalid):
        use(world, made, "beth")
    with pytest.raises(Invalid):
        use(world, SoftPasskey())
    assert Passkey.objects.get().used_at is not None


def test_an_answer_to_one_question_is_taken_once_and_for_that_question(world: World) -> None:
    made = SoftPasskey()
    held = with_passkey(world, "amara", made)
    question, other = (ask_for_one_of(SITE, [held.credential_id]) for _ in range(2))
    answer, amara = made.used(question.options), world.by("amara")
    with pytest.raises(Invalid):
        passkey_taken(site=SITE, challenge=other.challenge, answer=answer, by=amara)
    passkey_taken(site=SITE, challenge=question.challenge, answer=answer, by=amara)
    with pytest.raises(Invalid):
        passkey_taken(site=SITE, challenge=question.challenge, answer=answer, by=amara)


def test_a_passkey_of_another_site_is_refused(world: World) -> None:
    evil = SoftPasskey(origin="https://evil.example")
    with pytest.raises(Invalid):
        with_passkey(world, "amara", evil)
    made = SoftPasskey()
    with_passkey(world, "amara", made)
    made.origin = "https://evil.example"
    with pytest.raises(Invalid):
        use(world, made)


def test_a_copied_passkey_whose_count_goes_back_is_refused(world: World) -> None:
    made = SoftPasskey()
    with_passkey(world, "amara", made)
    use(world, made)
    use(world, made)
    made.signed = 0
    with pytest.raises(Invalid):
        use(world, made)


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "not json", '{"id": 5}', "🦊", '{"id":"a","response":{}}'])
def test_an_answer_that_is_none_is_refused(world: World, answer: str) -> None:
    made = SoftPasskey()
    with_passkey(world, "amara", made)
    user = world.user("amara")
    question = ask_for_new(SITE, user.id, user.email, [])
    assert new_key(SITE, question.challenge, answer) is None
    for challenge in (question.challenge, "", "🦊"):
        with pytest.raises(Invalid):
            passkey_taken(site=SITE, challenge=challenge, answer=answer, by=world.by("amara"))
        with pytest.raises(Invalid):
            passkey_added(name="x", site=SITE, challenge=challenge, answer=answer, by=world.by("amara"))


def test_a_passkey_is_taken_on_once_and_ten_are_enough(world: World) -> None:
    made = SoftPasskey()
    with_passkey(world, "amara", made)
    with pytest.raises(Invalid):
        with_passkey(world, "beth", made)
    for _ in range(10):
        held = SoftPasskey()
        question = ask_for_new(SITE, world.ids["helen"], "helen@example.org", [])
        answer = held.made(question.options)
        passkey_added(name="key", site=SITE, challenge=question.challenge, answer=answer, by=world.by("helen"))
    with pytest.raises(Invalid, match="Take one away first"):
        with_passkey(world, "helen")


def test_passkeys_need_an_address_with_a_name() -> None:
    named = {"localhost": True, "kith.example.org": True, "127.0.0.1": False, "[::1]": False}
    assert {name: Site(name, "").takes_passkeys for name in named} == named


def test_the_last_second_step_stays_where_the_council_asks_for_one(world: World) -> None:
    with_app(world, "amara")
    held = with_passkey(world, "amara")
    ask_for_second_step(world, "worker")
    passkey_removed(passkey_id=held.id, by=world.by("amara"))
    with pytest.raises(Invalid, match="Add another way first"):
        code_app_removed(by=world.by("amara"))
    ask_for_second_step(world)
    recovery_codes_made(by=world.by("amara"))
    code_app_removed(by=world.by("amara"))
    assert not RecoveryCode.objects.exists(), "codes alone are no second step"


def test_nobody_takes_away_somebody_elses_passkey(world: World) -> None:
    held = with_passkey(world, "amara")
    with pytest.raises(NotFound):
        passkey_removed(passkey_id=held.id, by=world.by("beth"))
    with pytest.raises(NotFound):
        passkey_removed(passkey_id=held.id, by=SYSTEM)


@pytest.mark.rule("ACCESS-1", part="looking after accounts")
def test_an_administrator_takes_away_what_was_lost_and_nobody_else_does(world: World) -> None:
    with_app(world, "amara")
    with_passkey(world, "amara")
    for who in ("helen", "amara"):
        with pytest.raises(Refused):
            second_factor_taken_away(user_id=world.ids["amara"], by=world.by(who))
    second_factor_taken_away(user_id=world.ids["amara"], by=world.by("pat"))
    assert not second_factor_of(world.ids["amara"]).any
    with pytest.raises(Invalid, match="no second step"):
        second_factor_taken_away(user_id=world.ids["amara"], by=world.by("pat"))
    with pytest.raises(Invalid, match="another administrator"):
        second_factor_taken_away(user_id=world.ids["pat"], by=world.by("pat"))


def test_what_is_sealed_is_read_for_a_while_and_unchanged() -> None:
    sealed = seal({"secret": "ABCD"})
    assert "ABCD" not in sealed
    assert unseal(sealed, 60) == {"secret": "ABCD"}
    assert unseal(sealed[:-3] + "AAA", 60) is None
    for other in ("", "🦊", "x" * 500):
        assert unseal(other, 60) is None
    with time_machine.travel(clock.instant() + timedelta(seconds=61), tick=False):
        assert unseal(sealed, 60) is None
