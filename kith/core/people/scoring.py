"""How well a row of search fits what was typed, as one SQL expression over `one`, a row of people_findable."""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from kith.core.people.asked import Asked, Wanted

_ALIKE = 0.45
_SCORE = sql.SQL(
    "CASE WHEN {all} THEN 20 + {exact} + {alike} WHEN {others} AND {alike} >= {threshold} THEN 1 + {alike} ELSE 0 END"
)


def score_of(looked_for: Asked) -> tuple[sql.Composable, list[Any]]:
    """How well a row fits, as SQL: 0 not at all, above 20 with every word, in between it only looks alike."""
    every, every_params = _all_of(looked_for.wanted)
    others, others_params = _all_of(looked_for.others)
    exact, exact_params = _exact(looked_for.wanted)
    alike = sql.SQL("word_similarity(%s, one.text)") if looked_for.text else sql.SQL("0.0")
    text: list[Any] = [looked_for.text] if looked_for.text else []
    score = _SCORE.format(all=every, exact=exact, alike=alike, others=others, threshold=sql.Literal(_ALIKE))
    return score, [*every_params, *exact_params, *text, *others_params, *text, *text]


def _all_of(wanted: Sequence[Wanted]) -> tuple[sql.Composable, list[Any]]:
    each = sql.SQL("one.keys && %s::varchar[]")
    return sql.SQL(" AND ").join([sql.SQL("true"), *[each] * len(wanted)]), [list(one.keys) for one in wanted]


def _exact(wanted: Sequence[Wanted]) -> tuple[sql.Composable, list[Any]]:
    each = sql.SQL("(%s = ANY(one.keys))::int")
    name_first = sql.SQL("(one.made_of = 'name')::int * 0.5")
    return sql.SQL(" + ").join([name_first, *[each] * len(wanted)]), [one.exact for one in wanted]
