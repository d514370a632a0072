"""How well a row of search fits what was typed, as one SQL expression over `one`, a row of people_findable."""

from collections.abc import Sequence
from typing import Any

from psycopg import sql

from kith.core.people.asked import Asked, Wanted

ALIKE = 0.5
_SCORE = sql.SQL(
    "CASE WHEN {all} THEN 20 + {exact} + {alike} WHEN {others} AND {alike} >= {threshold} THEN 1 + {alike} ELSE 0 END"
)


def score_of(looked_for: Asked) -> tuple[sql.Composable, list[Any]]:
    """How well a row fits, as SQL: 0 not at all, above 20 with every word, in between it only looks alike."""
    every, every_params = every_key(looked_for.wanted)
    others, others_params = every_key(looked_for.others)
    exact, exact_params = _exact(looked_for.wanted)
    alike = sql.SQL("word_similarity(%s, one.text)") if looked_for.text else sql.SQL("0.0")
    text: list[Any] = [looked_for.text] if looked_for.text else []
    score = _SCORE.format(all=every, exact=exact, alike=alike, others=others, threshold=sql.Literal(ALIKE))
    return score, [*every_params, *exact_params, *text, *others_params, *text, *text]


def every_key(wanted: Sequence[Wanted]) -> tuple[sql.Composable, list[Any]]:
    """A condition on a row: it has a key of each thing that was typed."""
    each = sql.SQL("one.keys && %s::varchar[]")
    return sql.SQL(" AND ").join([sql.SQL("true"), *[each] * len(wanted)]), [list(one.keys) for one in wanted]


def _exact(wanted: Sequence[Wanted]) -> tuple[sql.Composable, list[Any]]:
    each = sql.SQL("(%s = ANY(one.keys))::int")
    name_first = sql.SQL("(one.made_of = 'name')::int * 0.5")
    return sql.SQL(" + ").join([name_first, *[each] * len(wanted)]), [one.exact for one in wanted]
