"""Kinds of duties about restricted records (ACCESS-4, OVER-2)."""

LOOK_AGAIN, TOLD = "access.restricted_look", "access.restricted_told"
