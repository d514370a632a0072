"""How each kind of item reads in an edition: its blocks. No labels, numbers or counts of the plan's own."""

from kith.core.editions.edition import Block, StepCard
from kith.core.editions.layout import card, children, day_of, listed, moment_words, name, names, paragraphs
from kith.core.plans.content import (
    Action,
    ActionState,
    BackupForChild,
    BottomLine,
    ChildNow,
    Danger,
    Dispute,
    Emergency,
    Goal,
    HarmRow,
    IfThen,
    MapItem,
    Met,
    Need,
    NetworkMember,
    Order,
    Outcome,
    Owner,
    PictureStory,
    PlanContent,
    PlanRule,
    Purpose,
    SafetyObject,
    SafetyStep,
    Scale,
    SentenceForChild,
    StepDown,
    TimelineRow,
    Trigger,
    View,
    WhomToRing,
)
from kith.core.quality.words import wall_clock

Blocks = tuple[Block, ...]


def words(item: MapItem | SentenceForChild | StepDown, content: PlanContent) -> Blocks:
    """Of a kind that is one thing said: just that."""
    return paragraphs(item.words)


def need(item: Need, content: PlanContent) -> Blocks:
    """Who needs what (VOICE-5)."""
    return paragraphs(f"{content.person(item.person_id).known_as}: {item.words}" if item.words.strip() else "")


def purpose(item: Purpose, content: PlanContent) -> Blocks:
    """The worry, and what needs to be done (SAFE-1)."""
    return paragraphs(item.worry, item.needed)


def step(item: SafetyStep, content: PlanContent) -> Blocks:
    """A step with the names of those it leans on (SAFE-3)."""
    in_words = names(content, [one for one in (item.steps_in, *item.then_steps_in) if one])
    checks = f"{name(content, item.check_by)}: {item.check_how}" if item.check_by else item.check_how
    made = StepCard(
        who=names(content, [one for one in (item.who, *item.who_else) if one]),
        act=f"{item.act}. {item.advice}" if item.advice else item.act,
        by_when=item.by_when,
        steps_in=f"{in_words} ({item.if_not})" if in_words and item.if_not else in_words or item.if_not,
        checks=checks if item.check_how else name(content, item.check_by),
    )
    return (made,)


def rule(item: PlanRule, content: PlanContent) -> Blocks:
    """A rule's signs, under its title as heading; one not the family's is the professionals' (RULE-1, RULE-3).

    A rule of which only the title is written says its title, for no heading stands over nothing.
    """
    signs = card(
        "",
        ("Whose rule this is", "The professionals ask for it" if item.owner is Owner.PROFESSIONALS else ""),
        ("Not now, because", item.not_now_because),
        ("Hard times", "; ".join(item.hard_times)),
        ("What sets it off", "; ".join(item.triggers)),
        ("First signs: it is starting", "; ".join(item.first_signs)),
        ("Red flags: it is happening", "; ".join(item.red_flags)),
        ("Also", "\n".join(item.also)),
        ("For the children", item.child_line),
    )
    return signs or card(item.title)


_IS_MET = {Met.MET: "Yes", Met.NOT_YET: "Not yet", Met.BROKEN: "No"}


def bottom_line(item: BottomLine, content: PlanContent) -> Blocks:
    """What is not negotiable, what shows it, and whether it is so now, with evidence (BOT-2)."""
    met = _IS_MET[item.met] if item.met else ""
    now = ": ".join(filter(None, (met, item.evidence)))
    return card(item.words, ("What shows it", item.shown_by), ("Is it so now?", now))


def danger(item: Danger, content: PlanContent) -> Blocks:
    """The statement, and how a dispute is worked with, by whom, and when it is looked at again (SOS-2, SOS-10)."""
    worked = (_worked_with(one, content) for one in item.disputes)
    return (*paragraphs(" ".join(item.sentences())), *(block for blocks in worked for block in blocks))


def _worked_with(dispute: Dispute, content: PlanContent) -> Blocks:
    return card(
        "",
        ("What is done about not agreeing", dispute.worked_with),
        ("Who does it", name(content, dispute.by)),
        ("When it is looked at again", day_of(dispute.looked_at_on)),
    )


def goal(item: Goal, content: PlanContent) -> Blocks:
    """What will be seen instead, and for how long where its own words do not say so (SOS-3)."""
    said = item.how_long.casefold() in item.words.casefold()
    return paragraphs(item.words, "" if said else f"For how long: {item.how_long}")


def scale(item: Scale, content: PlanContent) -> Blocks:
    """Both ends (SOS-5)."""
    return card("", ("10", item.ten), ("0", item.zero))


def harm(item: HarmRow, content: PlanContent) -> Blocks:
    """One row of the harm grid (SOS-8)."""
    return card(
        item.behaviour,
        ("How bad", item.how_bad),
        ("How often", item.how_often),
        ("How long", item.how_long),
        *((children(content, effect.children), effect.words) for effect in item.effects),
        ("First", item.first.words),
        ("Worst", item.worst.words),
        ("Latest", item.latest.words),
    )


def order(item: Order, content: PlanContent) -> Blocks:
    """What a court or the police say, until when, and who warns whom (SAFE-11)."""
    return card(
        item.title or item.power.capitalize(),
        ("Until", day_of(item.until_at and wall_clock(item.until_at).date()) or "until it is changed"),
        ("Conditions", "; ".join(item.conditions)),
        ("Who warns whom", item.warning),
    )


def if_then(item: IfThen, content: PlanContent) -> Blocks:
    """If this, then that (BACK-3)."""
    return card(
        f"If: {item.when}" if item.when.strip() else "",
        ("Then", item.then),
        ("Who", names(content, item.who)),
        ("Who steps in", names(content, item.steps_in)),
        ("By when", item.by_when),
        ("Ring in the day", item.ring_in_hours),
        ("Ring at night", item.ring_out_of_hours),
        ("If they cannot say", item.if_they_cannot_say),
    )


def backup(item: BackupForChild, content: PlanContent) -> Blocks:
    """One child's own part: how trouble shows, what is done about it, and who is there (BACK-2, BACK-5, NET-5)."""
    carers = (f"{name(content, one.person_id)}{' (by day)' if one.by_day_only else ''}" for one in item.carers)
    return card(
        children(content, item.children),
        ("What sets it off", "; ".join(map(_trigger, item.triggers))),
        ("How it is noticed", item.noticed),
        ("What it does", item.effect),
        ("What calmed things before", item.calmed),
        ("Safe people", names(content, item.safe_people)),
        ("Where the child can stay", listed(carers)),
        ("What the child can do", item.child_can),
        ("If things change for a parent", item.if_parent_changes),
        ("If things change for a carer", item.if_carer_changes),
        ("What went well", "; ".join(item.achievements)),
    )


def _trigger(one: Trigger) -> str:
    return f"{one.words} ({one.response})" if one.response.strip() else one.words


def outcome(item: Outcome, content: PlanContent) -> Blocks:
    """A state of the child's life, how it is known, and what happens if it is not reached (CHILD-5, CHILD-13)."""
    return card(
        item.words,
        ("Where we are now", item.baseline),
        ("On the way", "; ".join(item.along_the_way)),
        ("How we will know", item.measure),
        ("By", day_of(item.due_on)),
        ("If it is not reached by then", item.if_not_reached),
    )


def action(item: Action, content: PlanContent) -> Blocks:
    """Who does what when; one that is done says so (CHILD-6)."""
    return card(
        "",
        ("Who", name(content, item.who)),
        ("What", item.act),
        ("When", item.by_when),
        ("Who steps in", name(content, item.steps_in)),
        ("How we know", item.how_known),
        ("Done", "yes" if item.state is ActionState.DONE else ""),
    )


def timeline_row(item: TimelineRow, content: PlanContent) -> Blocks:
    """What happens when, and whether it did (TIME-1, TIME-6)."""
    return card(
        item.when,
        ("What", item.task),
        ("Who", names(content, item.who)),
        ("Why", item.why),
        ("Meetings", item.meetings),
        ("What changes", item.changes),
        ("Done", day_of(item.done_on)),
        ("We expect to finish", day_of(item.finish_on)),
    )


def view(item: View, content: PlanContent) -> Blocks:
    """Somebody's own words, with the day; what was seen is never quoted (VOICE-1)."""
    said = item.words if item.seen_not_said else f"“{item.words}”"
    return paragraphs(
        f"{content.person(item.person_id).known_as}, {day_of(item.on)}: {said}" if item.words.strip() else ""
    )


def whom_to_ring(item: WhomToRing, content: PlanContent) -> Blocks:
    """A name and a number."""
    return card("", (name(content, item.person_id), f"{item.phone} {item.when}".strip()))


def network_member(item: NetworkMember, content: PlanContent) -> Blocks:
    """Somebody who helps, and what they need (SAFE-10)."""
    return card(name(content, item.person_id), ("Needs", item.needs))


def safety_object(item: SafetyObject, content: PlanContent) -> Blocks:
    """A thing a child moves to say something (WORDS-4)."""
    return card(
        item.name,
        ("Where it is", item.place),
        ("What it means", item.meaning),
        ("Who looks", f"{names(content, item.lookers)} {item.how_often}".strip()),
        ("What they do", item.what_they_do),
    )


def picture_story(item: PictureStory, content: PlanContent) -> Blocks:
    """The lines of each panel (WORDS-1)."""
    return tuple(block for panel in item.panels for block in paragraphs(" ".join(line.words for line in panel.lines)))


def emergency(item: Emergency, content: PlanContent) -> Blocks:
    """Tonight: until when, whom to ring, each child, and who is in charge by the hour (EMERG-1)."""
    return (
        *card(
            "",
            ("Until", moment_words(item.lapses_at)),
            ("We look at this again", moment_words(item.next_look_at)),
            ("The worker tonight", name(content, item.named_worker)),
            ("Ring", item.ring),
        ),
        *(block for now in item.children_now for block in _child_now(now, content)),
        *card(
            "Who is in charge" if item.in_charge else "",
            *(
                (
                    f"{moment_words(one.from_at)} to {moment_words(one.until_at)}",
                    f"{name(content, one.who)}{f' (if not: {one.if_not})' if one.if_not.strip() else ''}".strip(),
                )
                for one in item.in_charge
            ),
        ),
    )


_SAFE_NOW = {True: "Yes", False: "No: this plan is not enough alone", None: ""}


def _child_now(now: ChildNow, content: PlanContent) -> Blocks:
    where = "not known: people are looking" if now.missing and not now.where.strip() else now.where
    safe = ". ".join(filter(None, (_SAFE_NOW[now.safe], now.because)))
    return card(children(content, (now.child_id,)), ("Where", where), ("Safe now and tonight with this plan?", safe))
