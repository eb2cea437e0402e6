"""What a session shows: the sign-in page, the refusal, or the pages of its user."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.security import tokens
from core.settings import load_settings
from core.ui.api.problem import ApiProblem, advice
from core.ui.host import Host, close_host, open_host
from core.ui.sign_in.session import token_of
from core.ui.sign_in.visitors import UnauthorizedUser, User, Visitor
from tests.support.dashboard import page, run, words
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

KEY = "one key that is long enough to sign with"
SIGN_IN: dict[str, object] = {
    "auth_mode": "iap",
    "iap_audience": "/projects/1",
    "internal_token_key": KEY,
}


def ana(ends_in: float = 600) -> User:
    """A user whose sign-in lasts for these seconds."""
    return User("u_ana", "Ana *Pérez*", "ana@clinic.example", time.time() + ends_in)


@contextmanager
def dashboard(api_url: str, key: str = KEY) -> Iterator[Host]:
    """The dashboard's process where users sign in."""
    values = SIGN_IN | {"internal_token_key": key, "backend_api_url": api_url}
    host = open_host(load_settings(_env_file=None, **values))
    try:
        yield host
    finally:
        close_host(host)


def seen_by(visitor: Visitor, address: str = "upload-knowledge") -> AppTest:
    """A page of a session whose connection is cut, as this visitor left it."""
    test = page(address)
    test.session_state["ui.visitor"] = visitor
    return test


async def test_pages_are_for_users_only(tmp_path: Path, local_service: LocalServiceProcess) -> None:
    settings = clinic_settings(tmp_path, local_service.port, **SIGN_IN)
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url) as host:
            shown = words(await run(seen_by(ana())))
            assert "Upload Knowledge" in shown
            assert "Ana *Pérez*" in shown
            assert "Please sign in" not in shown
            # The watch asks in the product's own name.
            deadline = time.monotonic() + PATIENCE_SECONDS
            while (await asyncio.to_thread(host.watch.snapshot)).mode is None:
                assert time.monotonic() < deadline
                host.watch.suspect()
                await asyncio.sleep(0.05)
            for nobody in (None, ana(ends_in=-1)):
                shown = words(await run(seen_by(nobody)))
                assert "Please sign in" in shown
                assert "Upload Knowledge" not in shown
            shown = words(await run(seen_by(UnauthorizedUser("m@evil.example"))))
            assert "m@evil.example" in shown
            assert "who is not on this clinic's list" in shown
            assert "Upload Knowledge" not in shown


async def test_an_api_that_does_not_know_the_user_is_no_fault(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, **SIGN_IN)
    async with running_clinic(settings) as clinic:
        with dashboard(clinic.url, key="a key that the API does not have at all"):
            shown = words(await run(seen_by(ana())))
            assert "Please sign in again" in shown
            assert "This page has a fault" not in shown


@pytest.mark.parametrize("user", [None, ana(ends_in=-1)])
def test_nobody_calls_the_api_in_anybodys_name(user: User | None) -> None:
    settings = load_settings(_env_file=None, **SIGN_IN)
    with pytest.raises(ApiProblem) as refused:
        token_of(user, settings)
    assert refused.value.status == 401
    assert refused.value.title == "Please sign in again"
    assert "sign in" in advice(refused.value)


@pytest.mark.parametrize(
    ("named", "clinician"),
    [
        ("", True),
        ("ana@clinic.example", True),
        ("@clinic.example,ben@other.example", True),
        ("ben@clinic.example,@other.example", False),
    ],
)
def test_the_token_says_who_is_a_clinician(named: str, clinician: bool) -> None:
    settings = load_settings(_env_file=None, **SIGN_IN, sign_in_clinicians=named)
    caller = tokens.read_caller(tokens.token_key(settings), token_of(ana(), settings))
    assert caller is not None
    assert caller.clinician is clinician
