"""What somebody reads who does not come in by the council's sign-in service: what it is, and what they can do."""

from collections.abc import Mapping

from kith.core.accounts.oidc.provider import Fault

_ASK = "If it stays like this, tell the person who looks after Kith where you work."
_ASK_COUNCIL = (
    "Ask the people who look after council accounts; the person who looks after Kith can tell you who they are."
)

# A heading, and what to do.
WORDS: Mapping[Fault, tuple[str, tuple[str, ...]]] = {
    Fault.UNREACHABLE: (
        "We cannot reach your council’s sign-in service",
        ("Wait a few minutes, then try again. Nothing you typed in Kith is lost.", _ASK),
    ),
    Fault.REGISTRATION: (
        "Your council’s sign-in service does not know Kith",
        ("It is not your fault, and trying again does not help. Tell the person who looks after Kith.",),
    ),
    Fault.DENIED: (
        "You were not signed in",
        ("You, or your council’s sign-in service, said no.", "Try again, or ask the person who looks after Kith."),
    ),
    Fault.STALE: (
        "This way of signing in has run out",
        ("It takes ten minutes at most, works once, and only in the browser it began in. Begin again.",),
    ),
    Fault.FORGED: (
        "We could not make sure that it is you",
        ("What came from the sign-in service does not fit. Begin again.", _ASK),
    ),
    Fault.CLOCK: (
        "The clocks do not agree",
        (
            "The clock of Kith and the clock of your council’s sign-in service are too far apart. Begin again.",
            _ASK,
        ),
    ),
    Fault.MISSING: (
        "Your council’s sign-in service does not say enough",
        ("Kith needs to know who you are for good. Tell the person who looks after Kith where you work.",),
    ),
    Fault.OVERAGE: (
        "You are in too many groups",
        (
            "Your council’s sign-in service lists no groups of who is in very many, so your role cannot be seen.",
            "Tell the person who looks after Kith: with app roles in place of groups this does not happen.",
        ),
    ),
    Fault.NO_ROLE: (
        "Your council account has no role for Kith",
        ("So Kith cannot let you in.", _ASK_COUNCIL, "As soon as you have a role again, signing in works."),
    ),
    Fault.SEVERAL: (
        "Your council account has several roles for Kith",
        ("Kith cannot tell which of them is yours.", _ASK_COUNCIL),
    ),
    Fault.UNKNOWN: (
        "You have no account in Kith yet",
        (
            "Your council account is right, but nobody has connected it to an account here.",
            "Ask the person who looks after Kith where you work to invite you. Then open the link in the invitation.",
        ),
    ),
    Fault.STOPPED: (
        "Your account in Kith was stopped",
        ("Ask the person who looks after Kith where you work.",),
    ),
    Fault.LAST_ADMINISTRATOR: (
        "You would be the last administrator to leave",
        (
            "Your council account is no administrator’s any more, and nobody else is an administrator here.",
            "Make somebody else an administrator first, or have the role given back to you.",
        ),
    ),
    Fault.NO_AGENCY: (
        "Nobody wrote down which agency you work for",
        ("Your role is that of a partner worker. Ask the person who looks after Kith to write down your agency.",),
    ),
    Fault.REPLAYED: (
        "This way of signing in was used already",
        ("It works once. Begin again.",),
    ),
}
STATUS: Mapping[Fault, int] = {Fault.UNREACHABLE: 503, Fault.REGISTRATION: 503, Fault.STALE: 400}
