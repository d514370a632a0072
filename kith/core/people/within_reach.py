"""The statements of search. Whoever has some children looks at those alone; who is on the rota looks at everybody.

For the first, the reach is worked out before anything else, and only the rows of the people in it are looked at, one
after another: neither what is found nor how long it takes depends on anybody out of reach (ACCESS-1). For the second,
who reaches every child but a restricted one, keys are looked up in their index first, and likeness only where keys
found less than a page.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from psycopg import sql

from kith.core.access.principal import Principal
from kith.core.access.selectors import on_rota, reached_children
from kith.core.people.asked import Asked
from kith.core.people.scoring import ALIKE, every_key, every_key_or_born, score_of

# The people in reach are the children, and whoever is connected to one of them; each person's rows are looked at by
# themselves (OFFSET 0), so that the work grows with the reach and with nothing else.
_NEAR = sql.SQL(
    """
    WITH mine AS MATERIALIZED (SELECT reached.child_id FROM ({reach}) AS reached(child_id)),
    near AS MATERIALIZED (
      SELECT child_id AS id FROM mine
      UNION SELECT held.person_id FROM people_connection held JOIN mine ON mine.child_id = held.child_id
    )
    SELECT found.person_id, (array_agg(found.id ORDER BY found.score DESC, found.id))[1]
    FROM near CROSS JOIN LATERAL (
      SELECT one.id, one.person_id, {score} AS score FROM people_findable one WHERE one.person_id = near.id OFFSET 0
    ) AS found
    WHERE found.score > 0
    GROUP BY found.person_id ORDER BY max(found.score) DESC, found.person_id
    LIMIT %s OFFSET %s
    """
)
# Here the reach is asked of one person after another, best first, until there are enough, and never worked out as a
# whole; OFFSET 0 keeps a score from being worked out twice, and the order.
_EVERYWHERE = sql.SQL(
    """
    SELECT found.person_id, found.row_id FROM (
      SELECT scored.person_id, max(scored.score) AS score,
             (array_agg(scored.id ORDER BY scored.score DESC, scored.id))[1] AS row_id FROM (
        SELECT one.id, one.person_id, {score} AS score FROM people_findable one WHERE {which} OFFSET 0
      ) AS scored
      WHERE scored.score > 0 GROUP BY scored.person_id ORDER BY score DESC, scored.person_id OFFSET 0
    ) AS found
    WHERE (SELECT 1 FROM ({reach}) AS reached(child_id) WHERE reached.child_id = found.person_id LIMIT 1) IS NOT NULL
      OR (SELECT 1 FROM people_connection held JOIN ({reach}) AS reached(child_id) ON reached.child_id = held.child_id
          WHERE held.person_id = found.person_id LIMIT 1) IS NOT NULL
    ORDER BY found.score DESC, found.person_id LIMIT %s OFFSET %s
    """
)
_LOOKS_ALIKE = sql.SQL("%s <%% one.text AND NOT ({every})")


def ids_found(principal: Principal, looked_for: Asked, most: int, offset: int) -> dict[UUID, UUID]:
    """The people within reach who may be meant, best first, after so many; of each the row that fits best."""
    try:
        reach, params = reached_children(principal).query.sql_with_params()
    except EmptyResultSet:
        return {}
    if on_rota(principal):
        return _everywhere(looked_for, sql.SQL(reach), list(params), most, offset)
    score, score_params = score_of(looked_for)
    return _run(_NEAR.format(reach=sql.SQL(reach), score=score), [*params, *score_params, most, offset])


def _everywhere(looked_for: Asked, reach: sql.SQL, params: list[Any], most: int, offset: int) -> dict[UUID, UUID]:
    score, score_params = score_of(looked_for)
    every, every_params = every_key(looked_for.wanted)
    which, which_params = every_key_or_born(looked_for)
    reached = [*params, *params]
    statement = _EVERYWHERE.format(score=score, which=which, reach=reach)
    found = _run(statement, [*score_params, *which_params, *reached, most, offset])
    if len(found) == most or offset or not looked_for.text:
        return found
    which = _LOOKS_ALIKE.format(every=every)
    statement = _EVERYWHERE.format(score=score, which=which, reach=reach)
    with transaction.atomic():
        _run(sql.SQL("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true), NULL"), [str(ALIKE)])
        alike = _run(statement, [*score_params, looked_for.text, *every_params, *reached, most - 1 - len(found), 0])
    return {**found, **{one: row for one, row in alike.items() if one not in found}}


def _run(statement: sql.Composable, params: Sequence[Any]) -> dict[Any, Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return dict(cursor.fetchall())
