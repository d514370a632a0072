"""The back-up plan (2.9): K1 to K8, and each child's own part."""

from kith.core.plans.content import BackupForChild, Carer, IfThen, Layer, Trigger
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import AMARA, EDT, source

_K6 = (
    "Leanne said beforehand, sober (24 January): “Shelley comes to us first. If she can't stop, they go to hers. In "
    "the "
    "day my mum's is fine.” She can decide now: asked, by her agreement, rights in writing, she can change her mind."
)
_K6_CANNOT = (
    "She cannot decide (asleep, drunk, ill): Shelley keeps the children safe where they are (section 3(5) Children Act "
    "1989); nobody takes her silence as yes; EDT told at once, manager and lawyer decide the footing; she is asked "
    "again "
    "as soon as she is sober."
)
_DOWN = "cannot be woken: 999 ambulance first; no sober adult: stays, rings EDT"


def _k(
    label: str, layer: Layer, when: str, then: str, who: str, steps_in: str, by_when: str, cannot: str = ""
) -> IfThen:
    return IfThen(
        id=id_of(label), label=label, children=ids(*CHILDREN), source=source("amara"), layer=layer, when=when,
        then=then,
        who=ids(*who.split()), steps_in=ids(*steps_in.split()), by_when=by_when, ring_in_hours=f"Amara {AMARA}",
        ring_out_of_hours=f"EDT {EDT}", needs_consent=bool(cannot), if_they_cannot_say=cannot,
    )  # fmt: skip


def if_thens(version: int) -> tuple[IfThen, ...]:
    """K1 to K8."""
    late = version == 5
    through = (
        " A message through others counts. Nadia sees Leanne again within 2 working days, each time; what they talk "
        "about is Leanne's." if late else ""
    )  # fmt: skip
    return (
        _k("K1", Layer.DANGER, "Craig breaks bail or an order",
           "999; tell Amara (out of hours EDT); strategy discussion considered; time with the children stops until "
           "Helen "
           f"writes.{through}", "joan shelley helen", "leanne kirsty deputy",
           "Joan or whoever sees rings 999 at once; Shelley tells in 2 hours; Helen decides the same day"),
        _k2(late),
        _k("K3", Layer.SOMEBODY_IS_OUT,
           "A family-team person is ill or away " + ("for one night or one check-in, or longer" if late
                                                     else "over 3 days"),
           "swap list; the new person is told all the worries first and says yes", "shelley", "kirsty", "2 days"),
        _k("K4", Layer.PLAN_FAILS, "Any scale falls later by 2, or later to 3 or less", "extra network meeting",
           "amara", "helen", "5 working days"),
        _k("K5", Layer.PLAN_FAILS, "The plan fails twice in 6 weeks, or an outcome misses its date twice",
           "manager review; legal planning meeting considered; core group brought forward. Written to the family as it "
           "is: we would ask a lawyer what the law allows", "helen", "deputy", "2 working days"),
        _k("K6", Layer.SOMEBODY_IS_OUT, "Nobody in the family team can be at home and Mum cannot care safely", _K6,
           "shelley", "pauline kirsty edt",
           "at once; EDT within 30 minutes. Pauline by day; at night Kirsty, then EDT", _K6_CANNOT),
        _k("K7", Layer.DANGER, "Bail, an order or custody changes, ends or is about to",
           "the one who knows first warns; Leanne told by her safe way, Shelley too, before a release; every step that "
           "leans on it looked at", "amara edt", "helen",
           "warned before release or within 2 hours; steps by end of next working day"),
        _k("K8", Layer.SOMEBODY_IS_OUT, "Somebody in the family team is threatened or leaned on",
           "999 or 101; Amara told; she may stop her part with no blame, and it is swapped", "shelley", "amara",
           "same day"),
    )  # fmt: skip


def _k2(late: bool) -> IfThen:
    if late:
        return _k(
            "K2", Layer.PLAN_FAILS, "One check-in has no tick by 20:15",
            "Joan knocks at once, Shelley goes by 20:45 (Wednesdays Shelley watches and Kirsty goes); no answer: "
            "Joan's "
            f"key; {_DOWN}", "joan shelley", "kirsty", "at once; Shelley by 20:45",
        )  # fmt: skip
    return _k(
        "K2", Layer.PLAN_FAILS, "Two check-ins in a row are missed", f"Shelley goes round; no answer: Joan's key; "
                                                                     f"{_DOWN}",
        "shelley", "joan", "1 hour",
    )  # fmt: skip


def _triggers(*words: str) -> tuple[Trigger, ...]:
    """A major one carries its response after “: ”."""
    return tuple(
        Trigger(words=part[0], major=len(part) > 1, response=part[1] if len(part) > 1 else "")
        for part in (text.split(": ", 1) for text in words)
    )


def _shelley() -> Carer:
    return Carer(
        person_id=id_of("shelley"), asked_on=day("2026-01-22"), said_yes_on=day("2026-01-24"),
        checks="home seen, checks 19 January",
    )  # fmt: skip


def _pauline() -> Carer:
    return Carer(
        person_id=id_of("pauline"), asked_on=day("2026-01-22"), said_yes_on=day("2026-01-24"), by_day_only=True
    )


def for_each_child(version: int) -> tuple[BackupForChild, ...]:
    """How trouble shows in each child, and who is there."""
    late = version == 5
    asked = ("3 November 2025 and 27 February: asking worked",) if late else ("3 November 2025: asking worked",)
    sober = ("no drink 10 January to 12 March",) if late else ()
    well = (*asked, "school mornings kept", *sober)
    swapped = "whoever is away is swapped: the new person is told the worries first and says yes"
    owl = "Hoot moved, " if late else ""
    imran = ("imran",) if version > 3 else ()
    return (
        BackupForChild(
            id=id_of("BK-kayden"), label="back-up Kayden", children=ids(KAYDEN), source=source("amara"),
            triggers=_triggers("shouting: he goes to Joan's or rings Shelley", "talk of court",
                               "Craig near: grown-ups ring 999; he goes to Joan's or rings Shelley"),
            noticed="headphones, pacing, short texts", effect="goes between, then runs",
            calmed="walking; Shelley's car; football", safe_people=ids("shelley", "joan", *imran, "luke"),
            carers=(_shelley(),), child_can="go to Joan's or ring Shelley",
            if_parent_changes="told first, by text, by Shelley", if_carer_changes=swapped,
            achievements=(*well, "Kayden came home by himself"),
        ),
        BackupForChild(
            id=id_of("BK-ruby"), label="back-up Ruby", children=ids(RUBY), source=source("amara"),
            triggers=_triggers("Mum asleep: 999 for an ambulance first if she will not wake",
                               "Dad's voice: grown-ups ring 999", "Kayden out"),
            noticed=f"{owl}tummy ache, feeding Alfie", effect="hides, watches, does not sleep",
            calmed="Nan, light on, reading aloud", safe_people=ids("pauline", "shelley", "priya"),
            carers=(_shelley(), _pauline()), child_can="tell, move Hoot, ring 999" if late else "tell, ring 999",
            if_parent_changes="told by Nan or Amara, alone", if_carer_changes=swapped, achievements=well,
        ),
        BackupForChild(
            id=id_of("BK-alfie"), label="back-up Alfie", children=ids(ALFIE), source=source("amara"),
            triggers=_triggers("loud voices: a grown-up takes him out of it", "open door: a grown-up takes him in",
                               "being left"),
            noticed="clings, stops pointing, shoes on", effect="runs out, goes silent",
            calmed="blanket, Joan's song, Sam", safe_people=ids("leanne", "pauline", "joan", "sam"),
            carers=(_shelley(), _pauline()), child_can="hold a grown-up's hand",
            if_parent_changes="same bed, same blanket", if_carer_changes=swapped, achievements=well,
        ),
    )  # fmt: skip
