"""No log line of the dashboard quotes what was on a page, whichever library writes it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from streamlit.logger import get_logger

from core.process.logs import configure_logging
from core.ui.server.logs import unify_logs

SECRET = "I have chest pain"


@pytest.fixture
def unified() -> Iterator[None]:
    """The loggers as the dashboard's process has them, put back afterwards."""
    root = logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in list(root.manager.loggerDict))]
    before = [(one, one.__class__, one.handlers[:], one.level) for one in loggers]
    usual = logging.getLoggerClass()
    unify_logs()
    yield
    logging.setLoggerClass(usual)
    for one, kind, handlers, level in before:
        one.__class__, one.handlers = kind, handlers
        one.setLevel(level)


@pytest.mark.usefixtures("unified")
def test_an_error_is_logged_by_its_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    from streamlit.error_util import handle_user_script_exception

    # Here, where pytest catches what the handler writes.
    configure_logging("WARNING")
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        handle_user_script_exception(error, lambda _: True)
        get_logger("streamlit.error_util").error("again", exc_info=sys.exc_info())
        # A module of Streamlit that is imported only now.
        late = get_logger(f"streamlit.late_{id(error)}")
        late.warning("late", exc_info=True)
        late.info("of no interest")
        logging.getLogger("asyncio").error("not retrieved: %s", error)
    written = capsys.readouterr().err
    assert written.count(f"ValueError at {__name__}:") == len(written.splitlines()) == 3
    assert SECRET not in written
    assert "of no interest" not in written


@pytest.mark.usefixtures("unified")
def test_addresses_are_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("DEBUG")
    logging.getLogger("uvicorn.access").info('"GET /logs?q=%s"', SECRET)
    assert SECRET not in capsys.readouterr().err
