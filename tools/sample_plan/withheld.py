"""What is withheld (4.1), from when, who outside the council may hold it on paper; who is a danger to whom (1.2)."""

from typing import NamedTuple

from kith.core.protection.guard import Assessed, Carrier, Danger, Period, Together, WithheldFact
from kith.core.protection.guard_file import GuardFile
from tools.sample_plan.keys import day, id_of, ids

_TEAM = ("leanne", "pauline", "shelley", "joan", "kirsty", "elin")
_FROM_THE_START = "2026-01-09"
_NEW_HOME = (
    *_TEAM, "chloe", "graham", "sam", "joanne", "aluko", "moody", "nadia",
)  # fmt: skip
_VISITS = ("3 February", "16 February", "26 February", "11 March", "16 March", "25 March", "8 April", "21 April",
           "6 May", "20 May", "3 June", "17 June", "30 June", "8 July")  # fmt: skip


class _W(NamedTuple):
    key: str
    label: str
    since: str
    may_hold: tuple[str, ...]
    variants: tuple[str, ...]
    together: tuple[tuple[tuple[str, ...], ...], ...] = ()


def _visits() -> tuple[tuple[str, ...], ...]:
    """A date alone is on many papers; near the word visit it is nobody's but the visitors'."""
    dates = tuple(form for day, month in map(str.split, _VISITS) for form in (f"{day} {month}", f"{day} {month[:3]}"))
    return ("visit", "visits", "visited", "visiting", "visitor", "unannounced"), tuple(dict.fromkeys(dates))


_RUBY = ("Ruby", "Rubes", "her daughter", "their daughter", "the girl", "the little girl", "a child", "a little girl")
_RANG = ("rang", "rung", "phoned", "dialled", "called", "caller", "made the call", "who called", "first call",
         "999 call", "call to 999", "emergency call")  # fmt: skip
_FOR_HELP = ("999", "police", "ambulance", "emergency", "nine nine nine", "9 9 9")


_FACTS: tuple[_W, ...] = (
    _W("W1", "where Leanne and the children sleep when away", _FROM_THE_START,
       ("pauline", "shelley", "kirsty", "moody"),
       ("22 Mill Rise", "Mill Rise", "AS6 1HB", "AS61HB", "spare room", "sleep at Shelley's", "stay at Shelley's")),
    _W("W2", "who made the first 999 call", _FROM_THE_START, ("moody",),
       ("Ruby rang", "Ruby called", "Ruby's call", "Ruby made the call", "child caller", "a child rang"),
       ((_RUBY, _RANG, _FOR_HELP), (_RUBY, ("made the call", "first call", "the caller", "999 call", "call to 999")))),
    _W("W3", "who said how the arm was bruised", _FROM_THE_START, ("moody",),
       ("stood between", "got between", "Kayden said how", "Kayden told", "how his arm", "stepped in"),
       ((("Kayden", "Kay"), ("said", "says", "told", "tells", "explained", "showed"), ("arm", "bruise", "bruised")),)),
    _W("W4", "the MARAC referral and the danger talks", _FROM_THE_START,
       ("moody", "nadia", "diane", "aluko", "joanne", "graham"),
       ("MARAC", "M.A.R.A.C.", "multi-agency risk", "DASH", "danger talk", "high-risk list")),
    _W("W5", "Leanne's own private safety plan", "2026-01-21", (),
       ("blue holdall", "lavender", "second phone", "07700 900150", "bank card in", "private plan says",
        "escape route")),
    _W("W6", "what the owl means", "2026-02-18", (*_TEAM, "ruby", "chloe", "graham", "priya"),
       ("owl", "Hoot", "moved the owl", "safety object")),
    _W("W7", "locks, rooms, keys, alarm", _FROM_THE_START, ("pauline", "shelley", "joan", "kirsty", "moody", "nadia"),
       ("bolt", "high hook", "Joan's key", "Kirsty's key", "spare key", "front bedroom", "door viewer", "alarm",
        "marker on the address", "sanctuary")),
    _W("W8/home", "the new address", "2026-05-29", (*_NEW_HOME, "priya", "luke"),
       ("9 Teasel Court", "Teasel", "AS7 4QT", "AS74QT")),
    _W("W8/more", "the new phone, nursery days, drop-off", "2026-05-29", _NEW_HOME,
       ("07700 900121", "+44 7700 900121", "Tue Wed Thu 08:40", "side gate")),
    _W("W9/drink", "Leanne's health: drink", _FROM_THE_START, (*_TEAM, "graham", "joanne", "aluko", "nadia", "mark"),
       ("vodka", "alcohol", "drinks", "units")),
    _W("W9/help", "Leanne's health: who helps her", _FROM_THE_START, (*_TEAM, "graham", "aluko", "mark"),
       ("Clearwater", "Mark Ibbotson", "Lantern", "head injury")),
    _W("W10", "the word of the rule about drink", _FROM_THE_START, (*_TEAM, "graham", "mark"),
       ("Bluebird", "blue bird", "blue-bird")),
    _W("W11", "how workers reach Leanne safely", _FROM_THE_START, (),
       ("library call", "good time for the library", "quiet here", "yes, quiet", "09:30–14:30")),
    _W("W12/shelley", "Shelley's name", _FROM_THE_START,
       (*_TEAM, "graham", "ruby", "kayden", "chloe", "imran", "dean", "priya", "luke", "sam", "moody", "nadia", "mark"),
       ("Shelley", "Orme")),
    _W("W12/joan", "Joan's name", _FROM_THE_START,
       (*_TEAM, "graham", "ruby", "kayden", "chloe", "moody", "nadia", "mark"), ("Joan", "Adeyemi")),
    _W("W12/kirsty", "Kirsty's name", _FROM_THE_START,
       (*_TEAM, "graham", "ruby", "chloe", "priya", "sam", "moody", "nadia", "mark"), ("Kirsty", "Lowe")),
    _W("W12/pauline", "Pauline's name", _FROM_THE_START,
       (*_TEAM, "graham", "ruby", "chloe", "priya", "sam", "aluko", "moody", "nadia", "mark"), ("Nan", "Pauline")),
    _W("W12/team", "that there is a family team", _FROM_THE_START, (*_TEAM, "graham", "moody", "nadia", "mark"),
       ("family team",)),
    _W("W12/phones", "the family team's phones", _FROM_THE_START, (*_TEAM, "graham", "moody"),
       ("07700 900104", "07700 900105", "07700 900106", "07700 900107")),
    _W("W12/home", "Kirsty's home", _FROM_THE_START, (*_TEAM, "graham"), ("Weavers Walk",)),
    _W("W13/V4", "Kayden's words of 12 January", "2026-01-12", ("kayden",), ("dugout",)),
    _W("W13/V5", "Ruby's worries of 14 January", "2026-01-14", ("leanne", "elin", "pauline", "shelley", "ruby"),
       ("tummy hurts", "make Alfie toast")),
    _W("W13/V7", "Kayden's words about court", "2026-01-21", ("shelley", "kayden"), ("not going to court",)),
    _W("W13/V10", "Ruby's words of 16 March", "2026-03-16", ("leanne", "elin", "pauline", "shelley", "ruby"),
       ("pillow",)),
    _W("W13/V14", "Ruby's words of 20 August", "2026-08-20", ("leanne", "elin", "shelley", "ruby"),
       ("where Nan lives",)),
    _W("W14", "the baby who died", _FROM_THE_START, ("graham", "aluko", "nadia", "mark"),
       ("Jack", "13 March 2016", "baby who died", "8 March 2016", "Lantern"),
       ((("baby", "babies", "newborn"), ("died", "dies", "death", "dead", "lost", "losing", "funeral", "grave")),)),
    _W("W15", "the stop-word for family time", "2026-04-22", ("ruby", "leanne"),
       ("squash", "can I have squash", "stop-word")),
    _W("W16/place", "where the family team meets", _FROM_THE_START, _TEAM, ("St Aidan's", "St Aidans")),
    _W("W16/visits", "when somebody visits", _FROM_THE_START, (), (), (_visits(),)),
)  # fmt: skip

_ASSESSED = {
    "2026-01-09": ("leanne", "pauline", "shelley", "joan", "ruby", "kayden", "alfie"),
    "2026-01-12": ("priya", "luke", "sam", "joanne", "aluko", "moody", "nadia", "chloe"),
    "2026-01-20": ("elin", "graham"),
    "2026-01-23": ("kirsty", "mark"),
    "2026-02-06": ("imran",),
    "2026-02-12": ("dean",),
    "2026-03-09": ("diane",),
}


def guard() -> GuardFile:
    """Everything known of the family's dangers, dated."""
    start = Period(day(_FROM_THE_START))
    return GuardFile(
        dangers=tuple(
            Danger(id_of("craig"), id_of(to), start) for to in ("leanne", "kayden", "ruby", "alfie")
        ),
        carriers=(
            Carrier(id_of("ray"), id_of("craig"), start),
            Carrier(id_of("gaz"), id_of("craig"), Period(day("2026-01-20"))),
            Carrier(id_of("dean"), id_of("gemma"), Period(day("2026-02-06"))),
        ),
        assessed=tuple(
            Assessed(id_of(key), Period(day(since))) for since, keys in _ASSESSED.items() for key in keys
        ),
        facts=tuple(
            WithheldFact(
                id_of(fact.key), f"{fact.key.split('/')[0]}: {fact.label}", fact.variants,
                frozenset(ids(*fact.may_hold)), Period(day(fact.since)), tuple(map(Together, fact.together)),
            )
            for fact in _FACTS
        ),
    )  # fmt: skip
