"""Passkeys: what the browser is asked, and whether its answer holds (WebAuthn). Knows no request and no table."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from uuid import UUID

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

_PREFERRED = UserVerificationRequirement.PREFERRED


@dataclass(frozen=True, slots=True)
class Site:
    """The site as the browser sees it: a passkey works at the name it was made for and nowhere else."""

    name: str
    origin: str

    @property
    def takes_passkeys(self) -> bool:
        """False at a bare address such as 127.0.0.1: browsers make passkeys for names alone."""
        try:
            ip_address(self.name.strip("[]"))
        except ValueError:
            return True
        return False


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser is asked, as JSON, and the challenge its answer has to hold."""

    options: str
    challenge: str


@dataclass(frozen=True, slots=True)
class NewKey:
    """The public half of a new passkey."""

    credential_id: str
    public_key: str
    times_signed: int


def ask_for_new(site: Site, user_id: UUID, email: str, held: Iterable[str]) -> Question:
    """Ask the browser to make a passkey; one that is held already is not made again."""
    options = webauthn.generate_registration_options(
        rp_id=site.name,
        rp_name="Kith",
        user_id=user_id.bytes,
        user_name=email,
        exclude_credentials=_described(held),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED, user_verification=_PREFERRED
        ),
    )
    return Question(webauthn.options_to_json(options), bytes_to_base64url(options.challenge))


def ask_for_one_of(site: Site, held: Iterable[str]) -> Question:
    """Ask the browser to use one of these passkeys."""
    options = webauthn.generate_authentication_options(
        rp_id=site.name, allow_credentials=_described(held), user_verification=_PREFERRED
    )
    return Question(webauthn.options_to_json(options), bytes_to_base64url(options.challenge))


def new_key(site: Site, challenge: str, answer: str) -> NewKey | None:
    """The new passkey, if the answer holds: this challenge, this site, a person who was there."""
    try:
        made = webauthn.verify_registration_response(
            credential=_read(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origin,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError):
        return None
    return NewKey(
        bytes_to_base64url(made.credential_id), bytes_to_base64url(made.credential_public_key), made.sign_count
    )


def answering_key(answer: str) -> str:
    """Which passkey an answer says it comes from; empty if it says none."""
    try:
        said = _read(answer).get("id", "")
    except ValueError:
        return ""
    return said if isinstance(said, str) else ""


def times_signed(site: Site, challenge: str, answer: str, public_key: str, before: int) -> int | None:
    """The passkey's new count, if the answer is signed by it for this challenge and site; None if not."""
    try:
        held = webauthn.verify_authentication_response(
            credential=_read(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(public_key),
            credential_current_sign_count=before,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError):
        return None
    return held.new_sign_count


def _read(answer: str) -> dict[str, Any]:
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise ValueError("no answer of a browser")
    return read


def _described(held: Iterable[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in held]
