"""A council's sign-in service from the environment, and what `kith doctor` says of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from kith.config.council_examination import breached_passwords, sign_in_service
from kith.config.council_sign_in import provider_from_environment, sign_in_ways
from kith.core.accounts.choices import Role
from tests.council import forgery, provider, use

NAMES = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "TENANT", "ROLES", "ROLES_CLAIM", "SUBJECT", "SPARE_ADMINISTRATOR")
WHOLE = {"ISSUER": "https://login.example.org/t/v2.0", "CLIENT_ID": "kith", "CLIENT_SECRET": "s", "TENANT": "t"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"KITH_OIDC_{name}", raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    for name, value in {**WHOLE, **more}.items():
        monkeypatch.setenv(f"KITH_OIDC_{name}", value)


def test_without_an_issuer_there_is_none() -> None:
    assert provider_from_environment() is None
    assert "django.contrib.auth.backends.ModelBackend" in sign_in_ways(None)
    assert "django.contrib.auth.backends.ModelBackend" not in sign_in_ways(provider("https://login.example.org"))


def test_each_role_goes_by_its_own_name_until_others_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch)
    made = provider_from_environment()
    assert made is not None and made.roles == {role: role for role in Role.values}
    assert (made.roles_claim, made.subject_claim, made.tenant, made.spare) == ("roles", "oid", "t", "")
    assert "client_secret" not in repr(made), "the secret is in no fault's words"
    given(monkeypatch, ROLES=" Kith.Worker = worker,Kith.Lead=manager,", SPARE_ADMINISTRATOR="Spare@Example.org")
    made = provider_from_environment()
    assert made is not None and made.roles == {"Kith.Worker": "worker", "Kith.Lead": "manager"}
    assert made.spare == "spare@example.org"


def test_another_providers_sub_needs_no_tenant(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, SUBJECT="sub", TENANT="")
    made = provider_from_environment()
    assert made is not None and (made.subject_claim, made.tenant) == ("sub", "")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("CLIENT_ID", "", "KITH_OIDC_CLIENT_ID missing"),
        ("CLIENT_SECRET", " ", "KITH_OIDC_CLIENT_SECRET missing"),
        ("TENANT", "", "KITH_OIDC_TENANT is missing"),
        ("ISSUER", "http://login.example.org", "https"),
        ("ISSUER", "login", "https"),
        ("ROLES", "Kith.Worker=king", "what Kith.Worker means has to be one of worker"),
        ("ROLES", "worker", "what worker means has to be one of"),
    ],
)
def test_what_is_missing_or_wrong_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    given(monkeypatch, **{name: value})
    with pytest.raises(ImproperlyConfigured, match=words):
        provider_from_environment()


def said(findings: Iterator[Any]) -> dict[str, bool]:
    return {f"{one.subject}: {one.words}": one.well for one in findings}


def test_the_doctor_says_that_there_is_none(settings: Any) -> None:
    use(settings, None)
    assert list(said(sign_in_service()).values()) == [True]


def test_the_doctor_says_what_to_register_and_that_it_answers(settings: Any) -> None:
    with forgery() as service:
        use(settings, service.registered())
        found = said(sign_in_service())
        assert all(found.values()), found
        assert any("http://testserver/sign-in/council/back" in words for words in found)
        assert any("signs with 1 key" in words for words in found)
        service.seconds_ahead = 600
        found = said(sign_in_service())
        assert [words for words, well in found.items() if not well] == [
            next(words for words in found if words.startswith("clock: ") and "seconds apart" in words)
        ]
        settings.SESSION_COOKIE_SECURE = True
        assert any("KITH_ADDRESS is not https" in words for words, well in said(sign_in_service()).items() if not well)
        service.refuses = 500
        assert any("is not reached: status 500" in words for words, well in said(sign_in_service()).items() if not well)


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:9", "https://no-such-host.invalid"])
def test_the_doctor_says_that_it_is_away(settings: Any, issuer: str) -> None:
    use(settings, provider(issuer))
    assert any("KITH_OIDC_ISSUER" in words for words, well in said(sign_in_service()).items() if not well)


def test_the_doctor_looks_at_the_file_of_breached_passwords(settings: Any, tmp_path: Path) -> None:
    settings.KITH_BREACHED_PASSWORDS = ""
    assert list(said(breached_passwords()).values()) == [True]
    settings.KITH_BREACHED_PASSWORDS = str(tmp_path / "gone")
    assert list(said(breached_passwords()).values()) == [False]
