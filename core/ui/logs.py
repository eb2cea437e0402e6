"""Brings Streamlit's and uvicorn's log lines to the process's one formatter."""

from __future__ import annotations

import logging

from core.errors import place

_FAMILIES = ("streamlit", "uvicorn", "websockets")


class WithoutErrorText(logging.Filter):
    """Leaves of an exception its type and place: its text may quote what was on a page."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the record; it is always let through."""
        if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            error = record.exc_info[1]
            record.msg = f"{record.getMessage()}: {type(error).__name__} at {place(error)}"
            record.args = None
            record.exc_info = None
        return True


def unify_logs() -> None:
    """Undo what Streamlit does to the loggers of the server while it starts.

    It gives each a handler of its own and turns the access lines on again; those hold addresses
    with query strings, where a search may quote a patient.
    """
    shorten = WithoutErrorText()
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] in _FAMILIES:
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
            logger.addFilter(shorten)
    logging.getLogger("uvicorn.access").disabled = True
