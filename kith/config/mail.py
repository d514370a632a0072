"""How e-mail leaves, from the environment. Without a mail server a demo lays each message into a folder."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from kith.config import places

_WAYS = {"starttls": (True, False), "tls": (False, True), "none": (False, False)}
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def mail_settings() -> dict[str, Any]:
    """Django's settings for e-mail; a wrong word in the environment is named."""
    host = os.environ.get("KITH_SMTP_HOST", "")
    sender = os.environ.get("KITH_MAIL_FROM", "")
    if not host:
        folder = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}
        return folder | {
            "EMAIL_FILE_PATH": str(places.var() / "mail"),
            "DEFAULT_FROM_EMAIL": sender or "kith@localhost",
        }
    way = os.environ.get("KITH_SMTP_SECURITY", "starttls")
    if way not in _WAYS:
        raise ImproperlyConfigured(f"KITH_SMTP_SECURITY is '{way}': write starttls, tls or none")
    if not sender:
        raise ImproperlyConfigured("KITH_MAIL_FROM is missing: whom messages come from")
    starttls, tls = _WAYS[way]
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": int(os.environ.get("KITH_SMTP_PORT") or _PORTS[way]),
        "EMAIL_HOST_USER": os.environ.get("KITH_SMTP_USER", ""),
        "EMAIL_HOST_PASSWORD": os.environ.get("KITH_SMTP_PASSWORD", ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
        "EMAIL_TIMEOUT": 30,
        "DEFAULT_FROM_EMAIL": sender,
    }


def site_address() -> str:
    """Where people reach the site, for links in messages: KITH_ADDRESS, else the first origin, else this machine."""
    given = os.environ.get("KITH_ADDRESS") or os.environ.get("KITH_ORIGINS", "").split(",")[0]
    return (given or "http://127.0.0.1:8000").rstrip("/")
