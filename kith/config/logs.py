"""Log lines as JSON events: when, how grave, which part, what happened; no names, addresses or content (DESIGN 7)."""

import logging
import re

import structlog

# Ids in addresses, tokens of invitations, e-mail addresses and values a database repeats have no place in a log.
_PRIVATE = re.compile(r"(?<=/join/)[^\s/]+|[0-9a-f]{8}-[0-9a-f-]{27}|[^\s@]+@[^\s@]+|=\(.*?\)|'[^']*'")


def without_private(text: str) -> str:
    """The text with ids, e-mail addresses and quoted values replaced."""
    return _PRIVATE.sub("[left out]", text)


class EventFormatter(logging.Formatter):
    """One JSON line per event. Of a fault: its type and where in the code; never its message's values or locals."""

    _render = structlog.processors.JSONRenderer(sort_keys=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line for one event."""
        event = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "part": record.name,
            "event": without_private(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0] is not None:
            event["fault"] = record.exc_info[0].__name__
            event["where"] = self._frames(record)
        return str(self._render(None, "", event))

    @staticmethod
    def _frames(record: logging.LogRecord) -> str:
        frames = []
        trace = record.exc_info[2] if record.exc_info else None
        while trace is not None:
            code = trace.tb_frame.f_code
            frames.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        return " < ".join(reversed(frames[-8:]))
