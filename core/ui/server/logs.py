"""Brings Streamlit's and uvicorn's log lines to the process's one formatter."""

from __future__ import annotations

import logging

_FAMILIES = ("streamlit", "uvicorn", "websockets")


class ObedientLogger(logging.Logger):
    """A logger that leaves level and output to the process, whatever its library sets.

    Streamlit gives each of its loggers a handler of its own, and many of its modules are imported
    only when a page needs them.
    """

    def callHandlers(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Pass the record to the process's handlers; the access lines to none.

        Those hold addresses with query strings, where a search may quote a patient.
        """
        if self.name == "uvicorn.access":
            return
        if _is_family(self.name):
            logging.getLogger().callHandlers(record)
        else:
            super().callHandlers(record)

    def getEffectiveLevel(self) -> int:  # noqa: N802 - the library's name
        """The process's level; of the server only warnings, since it tells of each connection."""
        if self.name.startswith("uvicorn"):
            return max(logging.getLogger().level, logging.WARNING)
        if _is_family(self.name):
            return logging.getLogger().level
        return super().getEffectiveLevel()


def unify_logs() -> None:
    """Undo what Streamlit does to the loggers of the server while it starts, and will do later.

    It gives each a handler of its own and turns the access lines on again.
    """
    logging.setLoggerClass(ObedientLogger)
    for name in list(logging.root.manager.loggerDict):
        if _is_family(name):
            # Its handlers are of no use from now on, nor are those that Streamlit gives it again.
            logging.getLogger(name).__class__ = ObedientLogger


def _is_family(name: str) -> bool:
    return name.split(".")[0] in _FAMILIES
