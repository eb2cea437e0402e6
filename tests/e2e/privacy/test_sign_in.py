"""Sign-in with a real provider in real browsers: who gets in, as whom, and who does not."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import jwt
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from core.security import tokens
from core.ui.sign_in.visitors import user_id
from tests.support.browser import chromium, page_of, person, save_document, settled, window_of
from tests.support.forked.servers import OF_PRODUCT, ForkedProcess
from tests.support.patience import PATIENCE_SECONDS
from tests.support.providers.oidc_provider import CLIENT_ID, CLIENT_SECRET, OidcProvider, Person
from tests.support.servers import ROOT, LocalServiceProcess, free_port, wait_until_up

pytestmark = [pytest.mark.browser, pytest.mark.process]

KEY = "a key for the calls between the two processes"
COOKIE_SECRET = "a secret for the cookies of both instances"
PEOPLE = {
    "ana": Person("1001", "Ana Pérez", "Ana@Clinic.example"),
    "ben": Person("1002", "Ben *Osei*", "ben@hospital.example"),
    "mallory": Person("1003", "Mallory", "mallory@elsewhere.example"),
    "eve": Person("1004", "Eve", "ana@clinic.example", verified=False),
    "late": Person("1005", "Late", "late@hospital.example", ago=13 * 3600),
}
REFUSED = "who is not on this clinic's list"


@dataclass(frozen=True, slots=True)
class Clinic:
    """The running product: its addresses, and the provider that it trusts."""

    dashboard: str
    other_instance: str
    api: str
    provider: OidcProvider

    def documents(self) -> dict[str, str]:
        """The doctor of each document, by its name, as the API says."""
        headers = {"Authorization": f"Bearer {tokens.caller_token(KEY, 'u_test', 'Test')}"}
        answer = httpx.get(f"{self.api}/api/knowledge", headers=headers, trust_env=False)
        return {row["disease_name"]: row["doctor_id"] for row in answer.json()["documents"]}

    def user_id(self, person: str) -> str:
        """The id that the clinic's records keep of a person."""
        return user_id(self.provider.url, PEOPLE[person].sub)


@pytest.fixture(scope="module")
def clinic(
    tmp_path_factory: pytest.TempPathFactory, local_service: LocalServiceProcess
) -> Iterator[Clinic]:
    """One API, two instances of the dashboard, and the provider."""
    folder = tmp_path_factory.mktemp("sign-in")
    ports = [free_port() for _ in range(3)]
    dashboard, other, api = (f"http://127.0.0.1:{port}" for port in ports)
    callback = f"{dashboard}/oauth2callback"
    provider = OidcProvider(PEOPLE, [callback])
    provider.start()
    environment = os.environ | {
        "BACKEND_PORT": str(ports[2]),
        "LOCAL_SERVICE_PORT": str(local_service.port),
        "ELEVENDOPS_DATA_DIR": str(folder / "data"),
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "WARNING",
        "AUTH_MODE": "oidc",
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "OIDC_METADATA_URL": provider.metadata_url,
        "OIDC_REDIRECT_URI": callback,
        "COOKIE_SECRET": COOKIE_SECRET,
        "SIGN_IN_ALLOWED": "ana@clinic.example, @hospital.example",
        "INTERNAL_TOKEN_KEY": KEY,
    }
    running: list[ForkedProcess] = []

    def start(module: str, port: int, health: str) -> None:
        process = OF_PRODUCT[module].start(environment | {"PORT": str(port)}, folder=folder)
        running.append(process)
        wait_until_up(health, process)

    try:
        start("core.api", ports[0], f"{api}/api/health")
        start("core.ui", ports[0], f"{dashboard}/_stcore/health")
        start("core.ui", ports[1], f"{other}/_stcore/health")
        yield Clinic(dashboard, other, api, provider)
    finally:
        for process in running:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)
        provider.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser; each of its contexts is a user's own, with cookies of its own."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def somebody(browser: Browser) -> Iterator[BrowserContext]:
    """Who keeps the program of the pages, which takes longer to translate than to sign in."""
    with person(browser) as sitting:
        yield sitting


@pytest.fixture
def page(somebody: BrowserContext) -> Iterator[Page]:
    """A window of somebody who is not signed in, here or at the provider."""
    somebody.clear_cookies()
    with window_of(somebody) as found:
        yield found


def sign_in(page: Page, address: str, person: str) -> None:
    """Open an address, be asked to sign in, and sign in as this person."""
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    page.get_by_role("button", name=PEOPLE[person].name).click()


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    settled(page)


def upload(page: Page, folder: Path, name: str) -> None:
    file = folder / f"{name}.md"
    file.write_text(f"# {name}\n\nTake it with water.\n", encoding="utf-8")
    save_document(page, file, name)


def test_a_deep_link_leads_through_sign_in_and_out(
    clinic: Clinic, page: Page, tmp_path: Path
) -> None:
    address = f"{clinic.dashboard}/conversation-logs?patient_id=P7&start_date=2026-03-01"
    page.goto(address)
    heading(page, "ElevenDops")
    # Nothing of the clinic is shown, not even which pages there are.
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "Conversation Logs" not in page.content()
    sign_in(page, address, "ana")
    heading(page, "Conversation Logs")
    assert page.url == address
    expect(page.get_by_role("textbox", name="Patient id")).to_have_value("P7")
    expect(page.get_by_text("Ana Pérez")).to_be_visible()

    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Upload Knowledge").click()
    heading(page, "Upload Knowledge")
    upload(page, tmp_path, "Asthma")
    assert clinic.documents()["Asthma"] == clinic.user_id("ana")

    media_needs_the_cookie(clinic, page)
    page.get_by_role("button", name="Sign out").click()
    heading(page, "ElevenDops")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert clinic.provider.signed_out[-1] == PEOPLE["ana"].sub
    page.goto(address)
    heading(page, "ElevenDops")
    expect(page.get_by_text("Ana Pérez")).to_have_count(0)


def media_needs_the_cookie(clinic: Clinic, page: Page) -> None:
    cookies = {
        cookie["name"]: cookie["value"]  # type: ignore[typeddict-item]
        for cookie in page.context.cookies()
    }
    assert "elevendops_return" not in cookies
    forged = cookies | {"_streamlit_user": cookies["_streamlit_user"][:-3] + "abc"}
    signed_in = cookies
    for path in (
        "/media/0000.wav",
        "/blobs/audio/a.wav?expires=1&signature=x",
        "/_stcore/upload_file/one/two",
        "/_stcore/metrics",
        "/_stcore/anything",
        "/component/a.b/index.html",
    ):
        url = f"{clinic.dashboard}{path}"
        for given, statuses in (({}, {401}), (forged, {401}), (signed_in, {200, 404, 405})):
            with httpx.Client(cookies=given, trust_env=False) as client:
                answer = client.get(url)
            assert answer.status_code in statuses, (path, answer.status_code)
    for path in ("/", "/_stcore/health", "/health", "/_stcore/host-config", "/any/page"):
        answer = httpx.get(f"{clinic.dashboard}{path}", trust_env=False)
        assert answer.status_code == 200, path


@pytest.mark.parametrize("person", ["mallory", "eve"])
def test_who_is_not_on_the_list_is_told_so(clinic: Clinic, page: Page, person: str) -> None:
    sign_in(page, f"{clinic.dashboard}/upload-knowledge", person)
    expect(page.get_by_text(REFUSED)).to_be_visible()
    # Parted by a character that cannot be seen, so that the address is no link.
    expect(page.get_by_text(PEOPLE[person].email.replace("@", "@\u2060"))).to_be_visible()
    expect(page.get_by_role("link", name="@")).to_have_count(0)
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    media = page.request.get(f"{clinic.dashboard}/media/0000.wav")
    assert media.status == 401
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_text(REFUSED)).to_have_count(0)


def test_a_sign_in_of_yesterday_has_ended(clinic: Clinic, page: Page) -> None:
    sign_in(page, f"{clinic.dashboard}/upload-knowledge", "late")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert page.request.get(f"{clinic.dashboard}/media/0000.wav").status == 401


def test_who_cancels_may_try_again_on_the_same_page(clinic: Clinic, page: Page) -> None:
    address = f"{clinic.dashboard}/agent-setup"
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert page.url == address


@pytest.mark.parametrize("part", ["/.well-known/openid-configuration", "/token"])
def test_a_sign_in_that_fails_says_so_and_works_when_the_provider_does(
    clinic: Clinic, page: Page, part: str
) -> None:
    address = f"{clinic.dashboard}/agent-setup"
    clinic.provider.broken.add(part)
    try:
        page.goto(address)
        page.get_by_role("button", name="Sign in").click()
        if part == "/token":
            page.get_by_role("button", name=PEOPLE["ana"].name).click()
        expect(page.get_by_text("The sign-in did not work")).to_be_visible()
    finally:
        clinic.provider.broken.clear()
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=PEOPLE["ana"].name).click()
    heading(page, "Agent Setup")
    assert page.url == address


def test_two_users_at_once_are_never_taken_for_each_other(
    clinic: Clinic, browser: Browser, page: Page, tmp_path: Path
) -> None:
    with page_of(browser) as other:
        pages = {"ana": page, "ben": other}
        for name, window in pages.items():
            sign_in(window, f"{clinic.dashboard}/upload-knowledge", name)
            heading(window, "Upload Knowledge")
            expect(window.get_by_text(PEOPLE[name].name)).to_be_visible()
        for turn in range(2):
            for name, window in pages.items():
                upload(window, tmp_path, f"Leaflet {turn} of {name}")
    documents = clinic.documents()
    for name in pages:
        for turn in range(2):
            assert documents[f"Leaflet {turn} of {name}"] == clinic.user_id(name)


def test_instances_share_what_they_sign(clinic: Clinic) -> None:
    """A sign-in that begins at one instance ends at another, and counts at both."""
    with httpx.Client(trust_env=False, headers={"Host": clinic.dashboard[7:]}) as client:
        # What the button of the page does, without a page.
        login = _login_address()
        begun = client.get(f"{clinic.dashboard}{login}")
        assert begun.status_code == 302
        approved = client.post(
            begun.headers["location"], data={"person": "ana"}, headers={"Host": "127.0.0.1"}
        )
        query = approved.headers["location"].partition("?")[2]
        ended = client.get(f"{clinic.other_instance}/oauth2callback?{query}")
        assert ended.status_code == 302
        assert ended.headers["location"] == "/"
        assert "_streamlit_user" in client.cookies
        for instance in (clinic.dashboard, clinic.other_instance):
            assert client.get(f"{instance}/media/0000.wav").status_code == 404


def _login_address() -> str:
    """The address that Streamlit's login leads to; its provider token is signed likewise."""
    token = jwt.encode(
        {"provider": "default", "exp": int(time.time()) + 60},
        COOKIE_SECRET,
        algorithm="HS256",
    )
    return f"/auth/login?provider={token}"
