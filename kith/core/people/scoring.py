"""How well a row of search fits what was typed, as one SQL expression over `one`, a row of people_findable.

Best first: every word and the date; every word and nearly the date; the date with a name that looks alike; every word
and another date, or none asked for; and last what only looks alike. Within each, by how much is as it was typed.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import sql

from kith.core.people.asked import Asked
from kith.core.people.wanted import Wanted

ALIKE = 0.5
_BORN, _NEARLY_BORN, _BORN_ALIKE, _EVERY_WORD, _LOOKS_ALIKE = 60, 50, 40, 20, 1
_SCORE = sql.SQL(
    "CASE WHEN {all} THEN {dated} + {exact} + {alike} "
    "WHEN {others} AND {alike} >= {threshold} THEN {dated_alike} + {alike} ELSE 0 END"
)
_HAS = sql.SQL("one.keys && %s::varchar[]")
_BEGINS = sql.SQL(
    "(one.keys && %s::varchar[] AND (one.keys && %s::varchar[] "
    "OR EXISTS (SELECT FROM unnest(one.keys) AS held WHERE starts_with(held, %s))))"
)
Part = tuple[sql.Composable, list[Any]]


def score_of(looked_for: Asked) -> Part:
    """How well a row fits, as SQL: 0 not at all."""
    every, every_params = every_key(looked_for.wanted)
    others, others_params = every_key(looked_for.others)
    exact, exact_params = _exact(looked_for.wanted)
    dated, dated_params = _dated(looked_for, _EVERY_WORD, _NEARLY_BORN, _BORN)
    dated_alike, dated_alike_params = _dated(looked_for, _LOOKS_ALIKE, _LOOKS_ALIKE, _BORN_ALIKE)
    alike = sql.SQL("word_similarity(%s, one.text)") if looked_for.text else sql.SQL("0.0")
    text: list[Any] = [looked_for.text] if looked_for.text else []
    score = _SCORE.format(
        all=every, exact=exact, alike=alike, others=others, threshold=sql.Literal(ALIKE), dated=dated,
        dated_alike=dated_alike,
    )  # fmt: skip
    alike_params = [*others_params, *text, *dated_alike_params, *text]
    return score, [*every_params, *dated_params, *exact_params, *text, *alike_params]


def every_key(wanted: Sequence[Wanted]) -> Part:
    """A condition on a row: it has a key of each thing that was typed."""
    each: list[sql.Composable] = [sql.SQL("true")]
    params: list[Any] = []
    for one in wanted:
        each.append(_BEGINS if one.begins else _HAS)
        params += [one.indexed, list(one.keys), f"i{one.begins}"] if one.begins else [one.indexed]
    return sql.SQL(" AND ").join(each), params


def every_key_or_born(looked_for: Asked) -> Part:
    """The condition that looks things up where everybody is looked at: every key, or a name beside a whole date."""
    every, params = every_key(looked_for.wanted)
    days = [key for one in looked_for.dates if one.whole for key in one.exact]
    if not days or not looked_for.names:
        return every, params
    return sql.SQL("({} OR {})").format(every, _HAS), [*params, days]


def _dated(looked_for: Asked, other: int, near: int, exact: int) -> Part:
    """What a row has for its date: that of all the dates that were typed, of some nearly, or another one."""
    if not looked_for.dates:
        return sql.Literal(other), []
    every_exact, params = _all(one.exact for one in looked_for.dates)
    every_near, near_params = _all({**one.exact, **one.near} for one in looked_for.dates)
    ranked = sql.SQL("CASE WHEN {} THEN {} WHEN {} THEN {} ELSE {} END")
    parts = (every_exact, sql.Literal(exact), every_near, sql.Literal(near), sql.Literal(other))
    return ranked.format(*parts), [*params, *near_params]


def _all(keys: Iterable[Iterable[str]]) -> Part:
    held = [list(one) for one in keys]
    return sql.SQL(" AND ").join([_HAS] * len(held)), list(held)


def _exact(wanted: Sequence[Wanted]) -> Part:
    each = sql.SQL("(%s = ANY(one.keys))::int")
    name_first = sql.SQL("(one.made_of = 'name')::int * 0.5")
    return sql.SQL(" + ").join([name_first, *[each] * len(wanted)]), [one.exact for one in wanted]
