"""A passkey made of software: answers what a site asks a browser, as a key on a desk would."""

import hashlib
import json
import secrets
import struct
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

_PRESENT, _VERIFIED, _KEY_INSIDE = 0x01, 0x04, 0x40


class SoftPasskey:
    """One key at one site."""

    def __init__(self, name: str = "testserver", origin: str = "http://testserver") -> None:
        self.name, self.origin = name, origin
        self.id = secrets.token_bytes(32)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.signed = 0

    def made(self, options: str) -> str:
        """The answer to being made."""
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        inside = b"\0" * 16 + struct.pack(">H", len(self.id)) + self.id + public
        held = self._authenticator(_PRESENT | _VERIFIED | _KEY_INSIDE) + inside
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": held})
        return self._answer(
            clientDataJSON=self._client("webauthn.create", options), attestationObject=bytes_to_base64url(attestation)
        )

    def used(self, options: str) -> str:
        """The answer to being used."""
        self.signed += 1
        held = self._authenticator(_PRESENT | _VERIFIED)
        client = self._client("webauthn.get", options)
        said = hashlib.sha256(base64url_to_bytes(client)).digest()
        signature = self.key.sign(held + said, ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client,
            authenticatorData=bytes_to_base64url(held),
            signature=bytes_to_base64url(signature),
        )

    def _authenticator(self, flags: int) -> bytes:
        return hashlib.sha256(self.name.encode()).digest() + struct.pack(">BI", flags, self.signed)

    def _client(self, kind: str, options: str) -> str:
        challenge = json.loads(options)["challenge"]
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return bytes_to_base64url(json.dumps(said).encode())

    def _answer(self, **response: Any) -> str:
        held = bytes_to_base64url(self.id)
        return json.dumps({"id": held, "rawId": held, "type": "public-key", "response": response})
