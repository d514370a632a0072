"""Signing in with a council's own sign-in service, by OpenID Connect (docs/adr/0012-single-sign-on.md)."""
