"""Kinds of duties about restricted records (ACCESS-4, OVER-2), and about children whose lead worker was stopped."""

LOOK_AGAIN, TOLD = "access.restricted_look", "access.restricted_told"
LEAD_STOPPED = "access.lead_stopped"
