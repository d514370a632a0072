"""The worker's health over HTTP: well while its own heartbeat in the database is fresh (DESIGN 4.8)."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procrastinate import App
    from procrastinate.worker import Worker

FRESH_SECONDS = 30
_QUERY = (
    "SELECT count(*) AS fresh FROM procrastinate_workers"
    " WHERE id = %(worker_id)s AND last_heartbeat > now() - make_interval(secs => %(seconds)s)"
)
Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answer_for(worker: "Worker", app: "App") -> Answer:
    """A handler for one connection: 200 well, 503 not well, 404 for any other address."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(10):
                request = (await reader.readline()).decode("latin-1").split()
                while (await reader.readline()).strip():
                    pass
                asked = request[1] if len(request) > 1 else ""
                status, words = await _health(worker, app) if asked == "/health" else ("404 Not Found", "not here")
                writer.write(_response(status, words))
                await writer.drain()
        except (TimeoutError, ConnectionError, ValueError):
            pass
        finally:
            writer.close()

    return answer


async def _health(worker: "Worker", app: "App") -> tuple[str, str]:
    try:
        async with asyncio.timeout(5):
            row = await app.connector.execute_query_one_async(
                _QUERY, worker_id=worker.worker_id or 0, seconds=FRESH_SECONDS
            )
    except Exception:
        # Whatever the reason, a worker that cannot reach its queue is not well.
        return "503 Service Unavailable", "the database does not answer"
    return ("200 OK", "well") if row["fresh"] else ("503 Service Unavailable", "no fresh heartbeat")


def _response(status: str, words: str) -> bytes:
    body = f"{words}\n".encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body
