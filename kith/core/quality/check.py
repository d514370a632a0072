"""check: the content rules of a plan, on plain data (DESIGN 2). A rule joins by one function and one line in CHECKS."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import cast
from uuid import UUID

from kith.core.plans.content import PlanContent
from kith.core.plans.records import PlanDocument
from kith.core.quality.checks import (
    able,
    actions,
    agree,
    back,
    bottom,
    cover,
    drift,
    emerg,
    language,
    network,
    outcomes,
    practised,
    qual,
    reviews,
    rules,
    safe,
    scales,
    timeline,
    voice,
    words,
    worries,
)
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.limits import DEFAULTS, Limits

Check = Callable[[Indexed], Iterator[Finding]]

# What can be told from the words of a plan alone: asked of a draft while it is written.
OF_WORDS: tuple[Check, ...] = (
    emerg.each_child_is_placed,  # EMERG-1
    emerg.somebody_is_named,  # EMERG-1
    emerg.manager_was_asked,  # EMERG-1
    emerg.whoever_is_in_charge_can_be,  # EMERG-1
    cover.able_at_night,  # EMERG-1, RULE-4
    cover.it_lapses,  # EMERG-3
    cover.cover_has_no_gap,  # EMERG-3
    cover.renewal_asks_again,  # EMERG-3
    emerg.legal_action_is_not_replaced,  # TOOL-2
    emerg.each_child_is_answered_for,  # TOOL-4
    safe.purpose_is_stated,  # SAFE-1
    safe.review_is_set,  # REV-1, SAFE-2
    safe.it_is_short,  # SAFE-2
    safe.every_child_has_a_step,  # SAFE-3
    safe.steps_are_whole,  # SAFE-3
    safe.stand_in_is_another,  # SAFE-3
    safe.safe_room_has_two_ways_out,  # SAFE-3
    safe.one_to_one_messages,  # SAFE-3
    safe.nobody_abused_holds_him_back,  # SAFE-8
    rules.powers_named_are_in_force,  # SAFE-11
    rules.order_ended,  # SAFE-11
    rules.rules_are_whole,  # RULE-1
    rules.ambulance_comes_first,  # RULE-1
    rules.rules_and_dangers_meet,  # RULE-2
    rules.rules_have_owners,  # RULE-3
    able.actors_are_able,  # RULE-4
    worries.each_danger_has_its_pair,  # SOS-1
    worries.few_dangers,  # SOS-1
    worries.dangers_are_whole,  # SOS-2
    worries.goals_are_the_childs_life,  # SOS-3
    worries.what_works_stands_beside,  # SOS-7
    worries.map_reaches_the_rules,  # SOS-9
    worries.disputes_are_worked_with,  # SOS-10
    scales.both_ends_are_described,  # SOS-5
    bottom.bottom_lines_are_whole,  # BOT-1
    bottom.enough_in_ring_one,  # BOT-2
    bottom.states_are_shown,  # BOT-2
    network.carers_said_yes,  # NET-5
    network.unsuitable_people_are_left_out,  # NET-7
    back.each_child_has_a_part,  # BACK-1
    back.no_part_is_empty,  # BACK-2
    back.major_triggers_have_an_answer,  # BACK-2
    back.if_thens_are_whole,  # BACK-3
    back.someone_decides_if_they_cannot,  # BACK-3, AGR-5
    back.both_layers_are_there,  # BACK-4
    timeline.rows_say_when_and_what,  # TIME-1
    timeline.nothing_is_left_to_fill_in,  # TIME-2
    timeline.unannounced_dates_are_nowhere,  # TIME-3
    timeline.unannounced_is_agreed,  # TIME-3
    timeline.the_road_has_an_end,  # TIME-6
    outcomes.outcomes_answer_something,  # CHILD-3
    outcomes.dangers_have_outcomes,  # CHILD-3
    outcomes.few_outcomes,  # CHILD-4
    outcomes.none_is_two_in_one,  # CHILD-4
    outcomes.outcomes_are_ranked,  # CHILD-4
    outcomes.outcomes_are_whole,  # CHILD-5
    actions.actions_are_whole,  # CHILD-6
    outcomes.what_must_change,  # CHILD-9
    outcomes.there_is_a_way_on,  # CHILD-13
    outcomes.there_is_a_chance_to_heal,  # CHILD-13
    voice.young_children_are_seen,  # VOICE-1
    voice.how_and_where_it_was_heard,  # VOICE-1
    voice.a_childs_words_stay_where_chosen,  # VOICE-2
    qual.siblings_are_not_copies,  # QUAL-7
    qual.each_child_has_strengths,  # QUAL-7
    language.words_are_plain,  # SAFE-9
    language.sentences_can_be_followed,  # QUAL-3
    language.acts_can_be_seen,  # QUAL-4
    language.nobody_is_pressed,  # AGR-8
    language.what_comes_next_is_no_threat,  # BACK-4
    language.bottom_lines_are_conditions,  # BOT-1
    language.outcomes_are_a_life,  # CHILD-5
    language.actions_can_be_seen,  # CHILD-6
)
# What needs the records beside it: asked of a whole document.
OF_RECORDS: tuple[Check, ...] = (
    agree.told_before_asked,  # AGR-1
    agree.no_open_doubt,  # AGR-5
    agree.understands_and_sees,  # AGR-6
    agree.notice_was_read,  # AGR-7
    agree.asked_alone,  # AGR-8
    agree.stands_without_them,  # AGR-9
    agree.everybody_is_asked,  # AGR-10
    agree.said_back,  # AGR-11
    agree.changed_parts_are_asked_again,  # AGR-12
    safe.agencies_are_consulted,  # SAFE-5
    practised.part_passes_are_mended,  # RULE-5
    worries.agreed_goals_stay,  # SOS-4
    scales.read_after_worded,  # SOS-5
    scales.falls_are_shown,  # SOS-6
    network.nobody_is_relied_on_unasked,  # NET-2
    network.by_telephone_is_confirmed,  # NET-2
    network.limited_people_keep_to_their_part,  # NET-7
    network.there_is_a_network,  # NET-8
    back.everybody_was_asked,  # BACK-7
    back.agreed_as_any_part,  # BACK-10
    drift.progress_is_written,  # CHILD-8
    drift.progress_says_what_changed,  # CHILD-8
    drift.a_miss_is_answered,  # CHILD-10
    drift.no_date_slips_by,  # CHILD-10
    voice.asked_in_their_way,  # VOICE-5
    voice.each_child_was_heard_again,  # VOICE-7
    reviews.the_family_was_heard,  # REV-2
    reviews.the_next_look_is_set,  # REV-5
    words.every_change_has_its_sentence,  # WORDS-5
    language.the_record_is_fair,  # AGR-8
)
CHECKS: tuple[Check, ...] = OF_WORDS + OF_RECORDS

# EMERG-2: what still refuses a step while the emergency lane is open; every other block becomes a dated duty.
STANDS_IN_THE_LANE = frozenset({"EMERG-1", "EMERG-3", "TOOL-2", "TOOL-4", "AGR-5", "AGR-6", "AGR-8"})


def check(document: PlanDocument, today: date, limits: Limits = DEFAULTS) -> tuple[Finding, ...]:
    """Every finding of every check, in the order of CHECKS and of the plan."""
    return _found(CHECKS, Indexed(document, today, limits))


def check_content(content: PlanContent, today: date, limits: Limits = DEFAULTS) -> tuple[Finding, ...]:
    """The same of the words alone, for a draft: what happened around it is not known, and nothing is made of that."""
    asked, findings = content.worked_out.get("findings", (None, ()))
    if asked != (today, limits):
        findings = _found(OF_WORDS, Indexed(PlanDocument(content=content), today, limits, records_known=False))
        content.worked_out["findings"] = ((today, limits), findings)
    return cast(tuple[Finding, ...], findings)


def _found(checks: tuple[Check, ...], plan: Indexed) -> tuple[Finding, ...]:
    found = (finding for one in checks for finding in one(plan))
    reasons = {(one.rule, one.item_id): one.because for one in plan.records.overruled}
    return tuple(_in_lane(_with_reason(finding, reasons), plan) for finding in found)


def _with_reason(finding: Finding, reasons: Mapping[tuple[str, UUID], str]) -> Finding:
    """RULE-4: a hint that somebody overruled stays, with the reason."""
    if finding.severity is Severity.BLOCK or finding.item_id is None:
        return finding
    because = reasons.get((finding.rule, finding.item_id), "")
    return replace(finding, overruled=because) if because else finding


def _in_lane(finding: Finding, plan: Indexed) -> Finding:
    """EMERG-2: the lane asks for what tonight needs; the rest is a duty."""
    if plan.lane is None or finding.severity is Severity.HINT or finding.rule in STANDS_IN_THE_LANE:
        return finding
    return replace(finding, severity=Severity.HINT, becomes_duty=True)
