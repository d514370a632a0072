"""The child's plan from version 4 (2.13): outcomes, actions, and what must change to step down."""

from kith.core.plans.content import Action, ActionState, AnyItem, Outcome, StepDown
from tools.sample_plan.keys import ALFIE, CHILDREN, KAYDEN, RUBY, day, id_of, ids
from tools.sample_plan.people import source

_OF = {"O1": CHILDREN, "O2": CHILDREN, "O3": (KAYDEN,), "O4": (RUBY,), "O5": (ALFIE,)}
_OUTCOMES = (
    ("O1", "Ruby, Alfie and Kayden feel safe at home and nobody is hurt there", ("DS1",), "",
     "section 47 report 26 January", "3 police calls July 2024 to January 2026; Ruby's number 4",
     ("no violence at home; each time Craig comes near, the plan held; Ruby's (pair 1) and Kayden's (pair 3) own "
      "number "
     "8 or more at 3 visits running, Alfie seen settled"), "2026-07-09",
     "Helen asks for a legal planning meeting within 10 working days, or says in writing why not"),
    ("O2", "A sober grown-up is always in charge", ("DS2",), "", "assessment 6 March", "5 known nights",
     "39 of 39 check-ins in 13 weeks; 0 nights; 1 hard date passed", "2026-07-09",
     "core group in 5 working days; stay in child protection"),
    ("O3", "Kayden is in school and home at night", ("DS3",), "", "assessment 6 March", "17 days lost; 3 late nights",
     "attendance 92 in 100 or more for the half term to 22 May; 0 nights past 9 on school nights without a call",
     "2026-05-22", "Luke and Amara meet in 5 working days"),
    ("O4", "Ruby gets to be a child and to talk about what happened", ("DS2",), "", "three houses 14 January",
     "cooks most nights", "no cooking; art club weekly; 8 sessions with Beth done", "2026-06-30",
     "another worker takes over the sessions in 10 working days"),
    ("O5", "Alfie's talking and play catch up", (), "talking late for his age", "health visitor 16 January", "15 words",
     "seen by speech therapist; nursery 90 in 100 or more; 40 words", "2026-07-17",
     "Joanne asks for a paediatric look in 10 working days"),
)  # fmt: skip


def outcomes() -> tuple[Outcome, ...]:
    """Five, in risk order."""
    return tuple(
        Outcome(
            id=id_of(key), label=key, children=ids(*_OF[key]), source=source("amara"), words=words,
            answers=ids(*answers), need=need, found_by=found_by, baseline=baseline, measure=measure, due_on=day(due),
            rank=rank, if_not_reached=if_not, heals=key == "O4",
        )
        for rank, (key, words, answers, need, found_by, baseline, measure, due, if_not) in enumerate(_OUTCOMES, 1)
    )  # fmt: skip


_RUN, _OPEN, _DONE = ActionState.RUNNING, ActionState.OPEN, ActionState.DONE
_Row = tuple[str, str, str, str, str, str, str, ActionState]
# key, who, act, for, by when, due, how known, state on 17 March
_ACTIONS: tuple[_Row, ...] = (
    ("AC-01", "diane", "tells Amara each time Craig misses a programme session", "O1",
     "noon next working day, from 16 March", "", "log", _RUN),
    ("AC-02", "amara", "sees each child alone", "O1", "every 10 working days", "", "visit record", _RUN),
    ("AC-03", "nadia", "meets Leanne", "O1", "every second Wednesday 10:30 to 8 July", "2026-07-08",
     "Nadia tells Amara “met”", _RUN),
    ("AC-04", "moody", "speaks with Ray and Craig about the message of 13 March", "O1", "20 March", "2026-03-20",
     "tells Amara", _OPEN),
    ("AC-11", "leanne", "meets Mark, Tuesdays 10:00", "O2", "weekly to 30 June", "2026-06-30", "Mark's text", _RUN),
    ("AC-12", "shelley", "sends the two-name list to the group", "O2", "every second Sunday 18:00 from 15 March", "",
     "list", _RUN),
    ("AC-31", "beth", "flashing bell at Pauline's (set 4 March)", "O2", "18 March", "2026-03-18", "Pauline tries it",
     _OPEN),
    ("AC-32", "amara", "asks Leanne and Mark what made 13 March hard and what helps", "O2", "24 March", "2026-03-24",
     "note", _OPEN),
    ("AC-33", "aluko", "refers Leanne to Lantern (baby-loss support) if she says yes", "O2", "27 March", "2026-03-27",
     "letter", _OPEN),
    ("AC-21", "luke", "greets Kayden at 08:40, texts Amara if absent", "O3", "by 09:30 each day", "", "register", _RUN),
    ("AC-22", "imran", "ten minutes after training", "O3", "Wednesdays", "", "Shelley asks Kayden", _RUN),
    ("AC-23", "amara", "Kayden's dad's number", "O3", "20 February", "2026-02-20", "Kayden", _DONE),
    ("AC-24", "luke", "school counsellor, 6 talks", "O3", "23 February to 2 April", "2026-04-02", "Kayden", _RUN),
    ("AC-25", "beth", "8 sessions with Ruby, Thursdays after school", "O4", "26 March to 30 June", "2026-06-30",
     "Ruby's own scale", ActionState.NOT_STARTED),
    ("AC-26", "kirsty", "takes Ruby to art club, Tuesdays 15:30", "O4", "weekly", "", "Priya", _RUN),
    ("AC-27", "joanne", "speech therapist asked; first seen", "O5", "asked 30 January; seen 31 March", "2026-03-31",
     "letter", _RUN),
    ("AC-28", "sam", "word book each Friday, count to Amara monthly", "O5", "weekly", "", "count", _RUN),
    ("AC-29", "leanne", "Alfie at nursery by 09:00", "O5", "each nursery day", "", "register", _RUN),
)  # fmt: skip
_SINCE_FAILURE = {"AC-04", "AC-12", "AC-31", "AC-32", "AC-33"}
_IS_STEP = {"AC-11": "R2.7", "AC-22": "R5.7", "AC-31": "R2.9"}
_STEPS_IN = {"AC-29": "pauline"}


def actions(version: int) -> tuple[Action, ...]:
    """Who does what for which outcome."""
    return tuple(
        Action(
            id=id_of(key), label=key, children=ids(*_OF[outcome]), source=source("amara"), who=id_of(who), act=act,
            outcome_id=id_of(outcome), by_when=by_when, due_on=day(due) if due else None, how_known=how_known,
            state=state,
            step_id=id_of(_IS_STEP[key]) if key in _IS_STEP else None,
            steps_in=id_of(_STEPS_IN[key]) if key in _STEPS_IN else None,
        )
        for key, who, act, outcome, by_when, due, how_known, state in _ACTIONS
        if version == 5 or key not in _SINCE_FAILURE
    )  # fmt: skip


def child_plan(version: int) -> tuple[AnyItem, ...]:
    """Nothing before version 4."""
    if version < 4:
        return ()
    step_down = StepDown(
        id=id_of("SD"), label="step down", children=ids(*CHILDREN), source=source("leanne"),
        words="Nobody gets hurt. Somebody sober, always. Kayden's in school. We do it without you.",
    )  # fmt: skip
    return (*outcomes(), *actions(version), step_down)
