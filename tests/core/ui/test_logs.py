"""No log line of the dashboard quotes what was on a page."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest

from core.ui.logs import unify_logs

SECRET = "I have chest pain"


@pytest.fixture
def unified() -> Iterator[None]:
    """The loggers as the dashboard's process has them, put back afterwards."""
    access = logging.getLogger("uvicorn.access")
    before = {
        name: (logger.handlers[:], logger.propagate, logger.filters[:])
        for name in list(logging.root.manager.loggerDict)
        if (logger := logging.getLogger(name))
    }
    disabled = access.disabled
    unify_logs()
    yield
    access.disabled = disabled
    for name, (handlers, propagate, filters) in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate, logger.filters = handlers, propagate, filters


@pytest.mark.usefixtures("unified")
def test_an_error_is_logged_by_its_type_and_place(caplog: pytest.LogCaptureFixture) -> None:
    from streamlit.error_util import handle_user_script_exception

    try:
        raise ValueError(SECRET)
    except ValueError as error:
        handle_user_script_exception(error, lambda _: True)
        logging.getLogger("streamlit.error_util").error("again", exc_info=sys.exc_info())
    assert f"ValueError at {__name__}:" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.usefixtures("unified")
def test_addresses_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("uvicorn.access").info('"GET /logs?q=%s"', SECRET)
    assert SECRET not in caplog.text
