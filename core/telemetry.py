"""Logs of both processes: one line for each event, in UTC, without anybody's words."""

from __future__ import annotations

import logging
import logging.config
import time
import warnings


class LineFormatter(logging.Formatter):
    """Readable lines: `[2024-01-15T10:30:00Z] INFO: message`."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("[%(asctime)s] %(levelname)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")


def configure_logging(level: str) -> None:
    """Send every logger of the process, uvicorn's too, through one formatter to stderr."""
    # Google's packages announce the ends of their support, years ahead, on import.
    warnings.filterwarnings("ignore", category=FutureWarning, module="google")
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"()": LineFormatter}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"level": level, "handlers": ["stderr"]},
            "loggers": {
                "uvicorn": {"handlers": [], "propagate": True},
                "uvicorn.error": {"handlers": [], "propagate": True},
                # Access lines hold addresses with query strings, where a search may quote a
                # patient.
                "uvicorn.access": {"handlers": [], "propagate": False, "level": "CRITICAL"},
                "httpx": {"level": "WARNING"},
                "httpcore": {"level": "WARNING"},
            },
        }
    )
