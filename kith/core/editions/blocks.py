"""How each kind of item reads in an edition: its blocks. No labels, numbers or counts of the plan's own."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kith.core.editions.edition import Block, Card, Paragraph, Row, StepCard
from kith.core.plans.content import (
    Action,
    AnyItem,
    BackupForChild,
    BottomLine,
    Danger,
    Emergency,
    Goal,
    HarmRow,
    IfThen,
    MapItem,
    Need,
    NetworkMember,
    Order,
    Outcome,
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
    View,
    WhomToRing,
)


def words_of(day: date) -> str:
    """“26 January 2026”."""
    return f"{day.day} {day:%B %Y}"


def listed(words: Iterable[str]) -> str:
    """“Ruby, Alfie and Kayden”."""
    held = list(words)
    return f"{', '.join(held[:-1])} and {held[-1]}" if len(held) > 1 else "".join(held)


def card(title: str, *rows: tuple[str, str]) -> tuple[Block, ...]:
    """A card of the rows that say something; nothing at all when none does."""
    kept = tuple(Row(label=label, text=text) for label, text in rows if text.strip())
    return (Card(title=title, rows=kept),) if kept or title else ()


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """The texts that say something, each as a paragraph."""
    return tuple(Paragraph(text=text) for text in texts if text.strip())


def step_card(step: SafetyStep, content: PlanContent) -> StepCard:
    """A step with the names of those it leans on."""
    steps_in = [_name(content, step.steps_in), *(content.person(person).name for person in step.then_steps_in)]
    in_words = listed(filter(None, steps_in))
    checks = f"{_name(content, step.check_by)}: {step.check_how}" if step.check_by else step.check_how
    return StepCard(
        who=listed(filter(None, (_name(content, step.who), *(content.person(one).name for one in step.who_else)))),
        act=f"{step.act}. {step.advice}" if step.advice else step.act,
        by_when=step.by_when,
        steps_in=f"{in_words} ({step.if_not})" if in_words and step.if_not else in_words or step.if_not,
        checks=checks if step.check_how else _name(content, step.check_by),
    )


def _name(content: PlanContent, person: UUID | None) -> str:
    return content.person(person).name if person else ""


def _names(content: PlanContent, people: Iterable[UUID]) -> str:
    return listed(content.person(person).name for person in people)


def _children(content: PlanContent, children: Iterable[UUID]) -> str:
    return listed(content.person(child).known_as for child in children)


def blocks_of(item: AnyItem, content: PlanContent) -> tuple[Block, ...]:
    """What an item says, in base words."""
    match item:
        case Purpose():
            return paragraphs(item.worry, item.needed)
        case SafetyStep():
            return (step_card(item, content),)
        case Danger():
            return paragraphs(" ".join(item.sentences()))
        case Goal() | BottomLine() | StepDown() | SentenceForChild():
            return paragraphs(item.words)
        case Scale():
            return card("", ("10", item.ten), ("0", item.zero))
        case PlanRule():
            return _rule(item)
        case View():
            said = item.words if item.seen_not_said else f"“{item.words}”"
            return paragraphs(f"{content.person(item.person_id).known_as}, {words_of(item.on)}: {said}")
        case _:
            return _more(item, content)


def plain_words(item: AnyItem, content: PlanContent) -> str:
    """What an item says, a line for each thing, without its layout."""
    lines: list[str] = []
    for block in blocks_of(item, content):
        match block:
            case Paragraph():
                lines.append(block.text)
            case StepCard():
                lines.append(f"{block.who}: {block.act}")
            case Card():
                lines += [block.title, *(f"{row.label}: {row.text}" for row in block.rows)]
    return "\n".join(filter(None, lines))


def _rule(rule: PlanRule) -> tuple[Block, ...]:
    return card(
        rule.title,
        ("Hard times", "; ".join(rule.hard_times)),
        ("What sets it off", "; ".join(rule.triggers)),
        ("First signs: it is starting", "; ".join(rule.first_signs)),
        ("Red flags: it is happening", "; ".join(rule.red_flags)),
        ("Also", "\n".join(rule.also)),
        ("For the children", rule.child_line),
    )


def _more(item: AnyItem, content: PlanContent) -> tuple[Block, ...]:
    match item:
        case IfThen():
            return card(
                f"If: {item.when}",
                ("Then", item.then),
                ("Who", _names(content, item.who)),
                ("Who steps in", _names(content, item.steps_in)),
                ("By when", item.by_when),
                ("Ring in the day", item.ring_in_hours),
                ("Ring at night", item.ring_out_of_hours),
                ("If they cannot say", item.if_they_cannot_say),
            )
        case Outcome():
            due = words_of(item.due_on) if item.due_on else ""
            return card(
                item.words,
                ("Where we are now", item.baseline),
                ("How we will know", item.measure),
                ("By", due),
                ("If it is not reached by then", item.if_not_reached),
            )
        case Action():
            return card(
                "",
                ("Who", _name(content, item.who)),
                ("What", item.act),
                ("When", item.by_when),
                ("Who steps in", _name(content, item.steps_in)),
                ("How we know", item.how_known),
            )
        case TimelineRow():
            return card(
                item.when, ("What", item.task), ("Who", _names(content, item.who)), ("Why", item.why),
                ("Meetings", item.meetings), ("What changes", item.changes),
            )  # fmt: skip
        case BackupForChild():
            return _backup(item, content)
        case _:
            return _rest(item, content)


def _backup(item: BackupForChild, content: PlanContent) -> tuple[Block, ...]:
    return card(
        _children(content, item.children),
        ("What sets it off", "; ".join(trigger.words for trigger in item.triggers)),
        ("How it is noticed", item.noticed),
        ("What it does", item.effect),
        ("What calmed things before", item.calmed),
        ("Safe people", _names(content, item.safe_people)),
        ("Where the child can stay", _names(content, (carer.person_id for carer in item.carers))),
        ("What the child can do", item.child_can),
        ("If things change for a parent", item.if_parent_changes),
        ("If things change for a carer", item.if_carer_changes),
        ("What went well", "; ".join(item.achievements)),
    )


def _rest(item: AnyItem, content: PlanContent) -> tuple[Block, ...]:
    match item:
        case WhomToRing():
            return card("", (content.person(item.person_id).name, f"{item.phone} {item.when}".strip()))
        case MapItem():
            return paragraphs(item.words)
        case Need():
            return paragraphs(f"{content.person(item.person_id).known_as}: {item.words}")
        case NetworkMember():
            return card(content.person(item.person_id).name, ("Needs", item.needs))
        case Order():
            until = words_of(item.until_at.date()) if item.until_at else "until it is changed"
            conditions = "; ".join(item.conditions)
            return card(item.title, ("Until", until), ("Conditions", conditions), ("Who warns whom", item.warning))
        case HarmRow():
            return card(
                item.behaviour, ("How bad", item.how_bad), ("How often", item.how_often), ("How long", item.how_long),
                *((_children(content, effect.children), effect.words) for effect in item.effects),
                ("First", item.first.words), ("Worst", item.worst.words), ("Latest", item.latest.words),
            )  # fmt: skip
        case SafetyObject():
            return card(
                item.name, ("Where it is", item.place), ("What it means", item.meaning),
                ("Who looks", f"{_names(content, item.lookers)} {item.how_often}".strip()),
                ("What they do", item.what_they_do),
            )  # fmt: skip
        case PictureStory():
            return tuple(
                block for panel in item.panels for block in paragraphs(" ".join(line.words for line in panel.lines))
            )
        case Emergency():
            return ()
        case _:
            raise TypeError(f"{type(item).__name__} has no words of its own for an edition")
