"""The withheld facts written down by hand from 4.1, with the readers of 4.2 and 4.6 who may hold them on paper.

Where "never to" leaves a reader out and a wording of 4.4 that is theirs holds the word, they may hold it. What is only
spoken of (Leanne's W1, W7, W14) is nobody's on paper.
"""

from typing import NamedTuple

HERS = ("leanne", "elin")
TEAM = (*HERS, "pauline", "shelley", "kirsty", "joan")
MOVED = (*TEAM, "chloe", "graham", "sam", "joanne", "aluko", "moody", "nadia")


class Withheld(NamedTuple):
    """Words of one fact, those who may hold them on paper, the day from which they are withheld.

    `said`: sentences that give it away though no spelling of it stands in them.
    """

    fact: str
    words: tuple[str, ...]
    may_hold: tuple[str, ...]
    since: str = "2026-01-09"
    said: tuple[str, ...] = ()


WITHHELD = (
    Withheld("W1", ("22 Mill Rise", "Mill Rise", "AS6 1HB", "AS61HB", "spare room", "sleep at Shelley's",
                    "stay at Shelley's"), ("pauline", "shelley", "kirsty", "moody")),
    Withheld("W2", ("Ruby rang", "Ruby called", "Ruby's call", "Ruby made the call", "child caller", "a child rang"),
             ("moody",), said=("Ruby then rang 999", "The first 999 call that night came from Ruby",
                               "It was Ruby who dialled 999", "the police were called, we think, by Ruby",
                               "Her daughter phoned the police", "The caller was Ruby", "Ruby made the first call")),
    Withheld("W3", ("stood between", "got between", "Kayden said how", "Kayden told", "how his arm", "stepped in"),
             ("moody",), said=("Kayden later said what happened to his arm", "About the bruise, Kayden told Luke")),
    Withheld("W4", ("MARAC", "M.A.R.A.C.", "multi-agency risk", "DASH", "danger talk", "high-risk list"),
             ("moody", "nadia", "diane", "aluko", "joanne", "graham")),
    Withheld("W5", ("blue holdall", "lavender", "second phone", "07700 900150", "bank card in", "private plan says",
                    "escape route"), (), "2026-01-21"),
    Withheld("W6", ("owl", "Hoot", "moved the owl", "safety object"), (*TEAM, "ruby", "chloe", "graham", "priya"),
             "2026-02-18"),
    Withheld("W7", ("bolt", "high hook", "Joan's key", "Kirsty's key", "spare key", "front bedroom", "door viewer",
                    "alarm", "marker on the address", "sanctuary"),
             ("pauline", "shelley", "kirsty", "joan", "moody", "nadia")),
    Withheld("W8", ("9 Teasel Court", "Teasel", "AS7 4QT", "AS74QT"), (*MOVED, "priya", "luke"), "2026-05-29"),
    Withheld("W8", ("07700 900121", "+44 7700 900121", "Tue Wed Thu 08:40", "side gate"), MOVED, "2026-05-29"),
    Withheld("W9", ("vodka", "alcohol", "drinks", "units"), (*TEAM, "graham", "joanne", "aluko", "nadia", "mark")),
    Withheld("W9", ("Clearwater", "Mark Ibbotson", "Lantern", "head injury"), (*TEAM, "graham", "aluko", "mark")),
    Withheld("W10", ("Bluebird", "blue bird", "blue-bird"), (*TEAM, "graham", "mark")),
    Withheld("W11", ("library call", "good time for the library", "quiet here", "yes, quiet", "09:30–14:30"), ()),
    Withheld("W12", ("Shelley", "Orme"), (*TEAM, "graham", "imran", "dean", "ruby", "kayden", "chloe", "priya", "luke",
                                          "sam", "moody", "nadia", "mark")),
    Withheld("W12", ("Joan", "Adeyemi"), (*TEAM, "graham", "ruby", "kayden", "chloe", "moody", "nadia", "mark")),
    Withheld("W12", ("Kirsty", "Lowe"), (*TEAM, "graham", "ruby", "chloe", "priya", "sam", "moody", "nadia", "mark")),
    Withheld("W12", ("Nan", "Pauline"), (*TEAM, "graham", "ruby", "chloe", "priya", "sam", "aluko", "moody", "nadia",
                                         "mark")),
    Withheld("W12", ("family team",), (*TEAM, "graham", "moody", "nadia", "mark")),
    Withheld("W12", ("07700 900104", "07700 900105", "07700 900106", "07700 900107"), (*TEAM, "graham", "moody")),
    Withheld("W12", ("Weavers Walk",), (*TEAM, "graham")),
    Withheld("W13", ("dugout",), ("kayden",), "2026-01-12"),
    Withheld("W13", ("tummy hurts", "make Alfie toast"), (*HERS, "pauline", "shelley", "ruby"), "2026-01-14"),
    Withheld("W13", ("not going to court",), ("shelley", "kayden"), "2026-01-21"),
    Withheld("W13", ("pillow",), (*HERS, "pauline", "shelley", "ruby"), "2026-03-16"),
    Withheld("W13", ("where Nan lives",), (*HERS, "shelley", "ruby"), "2026-08-20"),
    Withheld("W14", ("Jack", "13 March 2016", "baby who died", "8 March 2016", "Lantern"),
             ("graham", "aluko", "nadia", "mark"), said=("the day her baby died", "since the death of the baby")),
    Withheld("W15", ("squash", "can I have squash", "stop-word"), ("leanne", "ruby"), "2026-04-22"),
    Withheld("W16", ("St Aidan's", "St Aidans"), TEAM),
    Withheld("W16", (), (), said=("visit on 25 March", "visits 25 Mar", "home visit 3 February", "visit 8 July",
                                  "On Wednesday 25 March Amara visits", "3 June: an unannounced look, a visit")),
)  # fmt: skip
CHILDREN_OF = {
    **dict.fromkeys((*TEAM, "graham", "aluko", "moody", "nadia"), ("Kayden", "Ruby", "Alfie")),
    **dict.fromkeys(("craig", "ray", "diane"), ("Ruby", "Alfie")),
    **dict.fromkeys(("dean", "imran", "luke", "kayden"), ("Kayden",)),
    **dict.fromkeys(("sam", "joanne", "alfie"), ("Alfie",)),
    **dict.fromkeys(("priya", "ruby"), ("Ruby",)),
    "chloe": ("Kayden", "Ruby"),
    "mark": (),
}
