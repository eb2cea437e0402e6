"""The gate around the dashboard, with either way to sign in, before a small app."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
import jwt
import pytest
import websockets
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from core.settings import Settings, load_settings
from core.ui.server.gate import SignIn, guards
from core.ui.sign_in.iap import HEADER, ISSUER, IapKeys, IapSignIn
from core.ui.sign_in.oidc import OidcSignIn
from core.ui.sign_in.visitors import HEADER as VISITOR_HEADER
from core.ui.sign_in.visitors import VISITOR, UnauthorizedUser, User, Visitor, from_token, to_token
from tests.support.loopback import serve
from tests.support.servers import free_port

KEY = "one key that is long enough to sign with"
COOKIE_SECRET = "another secret that signs the cookies"
AUDIENCE = "/projects/1/locations/europe-west1/services/elevendops"
ORIGIN = "https://clinic.example"
METADATA = {
    "issuer": "https://accounts.example",
    "authorization_endpoint": "https://accounts.example/authorize",
    "token_endpoint": "https://accounts.example/token",
    "jwks_uri": "https://accounts.example/keys",
}
CLOSED = ("/media/a.wav", "/blobs/a.wav", "/_stcore/upload_file/a/b", "/component/a/b.js")


def settings_for(mode: str, **more: object) -> Settings:
    """Settings of this sign-in."""
    values: dict[str, object] = {
        "_env_file": None,
        "auth_mode": mode,
        "internal_token_key": KEY,
        "cookie_secret": COOKIE_SECRET,
        "oidc_client_id": "id",
        "oidc_client_secret": "secret",
        "oidc_metadata_url": "http://127.0.0.1:1/",
        "oidc_redirect_uri": f"{ORIGIN}/oauth2callback",
        "iap_audience": AUDIENCE,
        "sign_in_allowed": "ana@clinic.example" if mode == "oidc" else "",
    }
    return load_settings(**(values | more))


def app_behind(settings: Settings, sign_in: SignIn) -> Starlette:
    """An app that says who it sees, behind the gate."""

    async def seen(request: Request) -> Response:
        visitor = request.scope.get(VISITOR)
        return JSONResponse({"visitor": getattr(visitor, "email", None)})

    async def session(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_json(socket.headers.getlist(VISITOR_HEADER))
        await socket.close()

    async def login(request: Request) -> Response:
        return RedirectResponse("https://accounts.example/authorize")

    async def callback(request: Request) -> Response:
        answer = RedirectResponse("/")
        if "error" in request.query_params:
            return answer
        answer.set_cookie(USER_COOKIE_NAME, "value", httponly=True)
        return answer

    return Starlette(
        routes=[
            Route("/auth/login", login),
            Route("/oauth2callback", callback),
            WebSocketRoute("/_stcore/stream", session),
            Route("/{path:path}", seen, methods=["GET", "PUT"]),
        ],
        middleware=guards(settings, sign_in, ("blobs",)),
    )


@asynccontextmanager
async def gate(settings: Settings, sign_in: SignIn) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        serve(app_behind(settings, sign_in)) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, verify=False) as client,
    ):
        yield client


async def introduced(client: httpx.AsyncClient, headers: dict[str, str]) -> list[Visitor]:
    """Whom a session's connection is told to be of."""
    address = f"ws://{client.base_url.netloc.decode()}/_stcore/stream"
    async with websockets.connect(address, additional_headers=headers, proxy=None) as socket:
        return [from_token(token, KEY) for token in json.loads(await socket.recv())]


def cookie(secret: str = COOKIE_SECRET, **changes: object) -> dict[str, str]:
    """The Cookie header of a browser that has signed in."""
    claims: dict[str, object] = {
        "is_logged_in": True,
        "origin": ORIGIN,
        "iss": "https://accounts.example",
        "sub": "1001",
        "name": "Ana",
        "email": "ana@clinic.example",
        "email_verified": True,
        "iat": int(time.time()),
    }
    value = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(claims | changes))
    return {"Cookie": f"{USER_COOKIE_NAME}={value.decode()}"}


async def test_oidc_closes_files_and_leaves_the_way_in_open() -> None:
    settings = settings_for("oidc")
    async with gate(settings, OidcSignIn(settings)) as client:
        for path in ("/", "/upload-knowledge", "/static/a.js", "/_stcore/health", "/health"):
            assert (await client.get(path)).status_code == 200, path
        for path in (*CLOSED, "/media", "/_stcore/metrics"):
            for method in ("GET", "PUT", "HEAD"):
                refused = await client.request(method, path)
                assert refused.status_code == 401, (method, path)
                assert refused.headers["cache-control"] == "no-store"
        for path in CLOSED:
            answer = await client.get(path, headers=cookie())
            assert answer.json() == {"visitor": "ana@clinic.example"}


@pytest.mark.parametrize("mode", ["oidc", "iap"])
async def test_what_is_for_guests_is_open_and_nothing_beside_it(mode: str) -> None:
    settings = settings_for(mode)
    sign_in = OidcSignIn(settings) if mode == "oidc" else IapSignIn(settings)
    async with gate(settings, sign_in) as client:
        for path in ("/open/handouts/abc", "/open/handouts/abc/audio"):
            answer = await client.get(path, headers=cookie())
            assert answer.json() == {"visitor": None}
        if mode == "iap":
            for path in ("/open", "/open/", "/open/handouts", "/open/handouts/", "/opened/a/b"):
                assert (await client.get(path)).status_code == 401, path


@pytest.mark.parametrize(
    "headers",
    [
        cookie(secret="a secret of somebody else, as long"),
        cookie(iat=int(time.time()) - 13 * 3600),
        cookie(email="m@evil.example"),
        cookie(email_verified=False),
        cookie(email_verified="yes"),
        cookie(email_verified=None),
        cookie(origin="https://evil.example"),
        cookie(is_logged_in=False),
        cookie(sub=""),
        cookie(iat=None),
        {"Cookie": f"{USER_COOKIE_NAME}=chunks-3"},
        {"Cookie": f"{USER_COOKIE_NAME}=é"},
        {"Cookie": ";;;=;"},
        {HEADER: "a.b.c"},
        {VISITOR_HEADER: to_token(User("u", "U", "u@clinic.example", time.time() + 60), KEY)},
    ],
)
async def test_cookies_that_open_nothing(headers: dict[str, str]) -> None:
    settings = settings_for("oidc")
    async with gate(settings, OidcSignIn(settings)) as client:
        sent = [(name.encode(), value.encode()) for name, value in headers.items()]
        for path in CLOSED:
            assert (await client.get(path, headers=sent)).status_code == 401


async def test_a_session_is_told_whose_it_is() -> None:
    settings = settings_for("oidc")
    async with gate(settings, OidcSignIn(settings)) as client:
        assert await introduced(client, {}) == []
        [user] = await introduced(client, cookie())
        assert isinstance(user, User)
        assert user.email == "ana@clinic.example"
        [stranger] = await introduced(client, cookie(email="m@evil.example"))
        assert stranger == UnauthorizedUser("m@evil.example")
        claimed = {VISITOR_HEADER: to_token(user, KEY)}
        assert await introduced(client, claimed) == []
        [still] = await introduced(client, claimed | cookie(email="m@evil.example"))
        assert still == UnauthorizedUser("m@evil.example")
        # A page of another site gets a session of nobody.
        assert await introduced(client, cookie() | {"Origin": "http://evil.example"}) == []
        host = client.base_url.netloc.decode()
        assert len(await introduced(client, cookie() | {"Origin": f"http://{host}"})) == 1


@pytest.mark.parametrize(
    ("referer", "target"),
    [
        ("{base}/agent-setup?id=ag_1&tab=2", "/agent-setup?id=ag_1&tab=2"),
        ("{base}/conversation-logs?q=caf%C3%A9", "/conversation-logs?q=caf%C3%A9"),
        ("{base}/", "/"),
        ("{base}", "/"),
        ("{base}//evil.example/a", "/"),
        ("{base}/\\evil.example", "/"),
        ("{base}/a b", "/"),
        ("{base}/oauth2callback?code=1", "/"),
        ("{base}/" + "a" * 3000, "/"),
        ("https://evil.example/agent-setup", "/"),
        ("javascript:alert(1)", "/"),
        ("http://[", "/"),
        (None, "/"),
    ],
)
async def test_the_way_back_stays_on_this_site(referer: str | None, target: str) -> None:
    settings = settings_for("oidc")
    async with gate(settings, OidcSignIn(settings)) as client:
        base = str(client.base_url).rstrip("/")
        headers = {"Referer": referer.replace("{base}", base)} if referer is not None else {}
        begun = await client.get("/auth/login", headers=headers)
        assert begun.headers["location"] == "https://accounts.example/authorize"
        kept = begun.headers["set-cookie"]
        for flag in ("HttpOnly", "SameSite=Lax", "Max-Age=600", "Secure"):
            assert flag in kept
        pair = {"Cookie": kept.partition(";")[0]}
        ended = await client.get("/oauth2callback", headers=pair)
        assert ended.headers["location"] == target
        assert all("Secure" in each for each in ended.headers.get_list("set-cookie"))
        assert any("elevendops_return=; " in each for each in ended.headers.get_list("set-cookie"))


@pytest.mark.parametrize("value", ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%0A", ""])
async def test_a_planted_way_back_is_not_taken(value: str) -> None:
    settings = settings_for("oidc")
    async with gate(settings, OidcSignIn(settings)) as client:
        headers = {"Cookie": f"elevendops_return={value}"}
        assert (await client.get("/oauth2callback", headers=headers)).headers["location"] == "/"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Response(status_code=404), "answers with status 404"),
        (Response("<html>", media_type="text/html"), "not the configuration of an OpenID provider"),
        (JSONResponse({"issuer": "https://x"}), "not the configuration of an OpenID provider"),
        (JSONResponse(METADATA), "OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_REDIRECT_URI"),
        (None, "does not answer (ConnectError)"),
    ],
)
async def test_the_log_names_the_setting_when_a_sign_in_fails(
    answer: Response | None, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def metadata(request: Request) -> Response:
        assert answer is not None
        return answer

    async with serve(Starlette(routes=[Route("/metadata", metadata)])) as url:
        port = free_port() if answer is None else int(url.rpartition(":")[2])
        settings = settings_for("oidc", oidc_metadata_url=f"http://127.0.0.1:{port}/metadata")
        async with gate(settings, OidcSignIn(settings)) as client:
            ended = await client.get("/oauth2callback", params={"error": "server_error"})

            assert ended.status_code == 302
            assert ended.headers["location"] == "/?sign_in_failed=1"
            assert "OIDC_" in caplog.text
            assert words in caplog.text


async def test_cookies_over_plain_http_are_left_as_they_are() -> None:
    settings = settings_for("oidc", oidc_redirect_uri="http://127.0.0.1:8501/oauth2callback")
    async with gate(settings, OidcSignIn(settings)) as client:
        answer = await client.get("/oauth2callback")
        assert "Secure" not in answer.headers["set-cookie"]


@dataclass
class Proxy:
    """What Google's proxy does: signs its word with a key, and publishes the keys."""

    keys: dict[str, ec.EllipticCurvePrivateKey] = field(default_factory=dict)
    fetched: int = 0
    broken: bool = False

    def new_key(self, key_id: str) -> None:
        """Sign with a further key from now on."""
        self.keys[key_id] = ec.generate_private_key(ec.SECP256R1())

    def header(self, key_id: str = "k1", **changes: object) -> dict[str, str]:
        """The header of a request that it lets through."""
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": "accounts.google.com:1001",
            "email": "ana@clinic.example",
            "iat": now,
            "exp": now + 600,
        }
        claims = {key: value for key, value in (claims | changes).items() if value is not None}
        token = jwt.encode(claims, self.keys[key_id], "ES256", headers={"kid": key_id})
        return {HEADER: token}

    async def jwks(self, request: Request) -> Response:
        """Its public keys."""
        self.fetched += 1
        if self.broken:
            return Response(status_code=500)
        keys = [
            json.loads(ECAlgorithm.to_jwk(key.public_key()))
            | {"kid": key_id, "alg": "ES256", "use": "sig"}
            for key_id, key in self.keys.items()
        ]
        return JSONResponse({"keys": keys})


@pytest.fixture
def proxy() -> Proxy:
    """A proxy with one key."""
    made = Proxy()
    made.new_key("k1")
    return made


@asynccontextmanager
async def behind(proxy: Proxy, **more: object) -> AsyncIterator[httpx.AsyncClient]:
    """The dashboard behind this proxy."""
    settings = settings_for("iap", **more)
    async with (
        serve(Starlette(routes=[Route("/jwks", proxy.jwks)])) as url,
        gate(settings, IapSignIn(settings, IapKeys(f"{url}/jwks"))) as client,
    ):
        yield client


async def test_iap_is_asked_for_everything(proxy: Proxy) -> None:
    async with behind(proxy) as client:
        for path in ("/", "/upload-knowledge", "/static/a.js", "/_stcore/host-config", *CLOSED):
            assert (await client.get(path)).status_code == 401, path
            answer = await client.get(path, headers=proxy.header())
            assert answer.json() == {"visitor": "ana@clinic.example"}
        assert (await client.get("/_stcore/health")).status_code == 200
        [user] = await introduced(client, proxy.header())
        assert isinstance(user, User)
        with pytest.raises(websockets.InvalidStatus) as refused:
            await introduced(client, {})
        assert refused.value.response.status_code == 403
        assert proxy.fetched == 1


async def test_words_of_the_proxy_that_are_refused(proxy: Proxy) -> None:
    now = int(time.time())
    other = Proxy()
    other.new_key("k1")
    private = proxy.keys["k1"]
    public = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    async with behind(proxy) as client:
        for headers in (
            proxy.header(exp=now - 60),
            proxy.header(exp=None),
            proxy.header(iat=now + 600),
            proxy.header(aud="/projects/1/locations/europe-west1/services/other"),
            proxy.header(aud=None),
            proxy.header(iss="https://accounts.google.com"),
            proxy.header(sub=None),
            other.header(),
            {HEADER: jwt.encode({"aud": AUDIENCE}, "", "none", headers={"kid": "k1"})},
            {HEADER: jwt.encode({"aud": AUDIENCE}, public, "HS256", headers={"kid": "k1"})},
            {HEADER: jwt.encode({"aud": AUDIENCE}, private, "ES256")},
            {HEADER: "a.b.c"},
            {HEADER: ""},
        ):
            assert (await client.get("/", headers=headers)).status_code == 401
        # A clock that is a little behind is forgiven.
        assert (await client.get("/", headers=proxy.header(exp=now - 10))).status_code == 200


async def test_a_new_key_is_fetched_and_rubbish_is_not_fetched_for(proxy: Proxy) -> None:
    settings = settings_for("iap")
    async with serve(Starlette(routes=[Route("/jwks", proxy.jwks)])) as url:
        keys = IapKeys(f"{url}/jwks", pause=0.2)
        async with gate(settings, IapSignIn(settings, keys)) as client:
            assert (await client.get("/", headers=proxy.header())).status_code == 200
            proxy.new_key("k2")
            await asyncio.sleep(0.25)
            assert (await client.get("/", headers=proxy.header("k2"))).status_code == 200
            assert (await client.get("/", headers=proxy.header("k1"))).status_code == 200
            assert proxy.fetched == 2
            proxy.new_key("k3")
            unknown = proxy.header("k3")
            del proxy.keys["k3"]
            await asyncio.sleep(0.25)
            for _ in range(5):
                assert (await client.get("/", headers=unknown)).status_code == 401
            assert proxy.fetched <= 4


async def test_without_googles_keys_nobody_gets_in_yet(proxy: Proxy) -> None:
    proxy.broken = True
    async with behind(proxy) as client:
        answer = await client.get("/", headers=proxy.header())
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert (await client.get("/_stcore/health")).status_code == 200
        proxy.broken = False
        assert (await client.get("/", headers=proxy.header())).status_code == 200


async def test_an_address_where_nobody_listens() -> None:
    settings = settings_for("iap")
    proxy = Proxy()
    proxy.new_key("k1")
    keys = IapKeys(f"http://127.0.0.1:{free_port()}/jwks")
    async with gate(settings, IapSignIn(settings, keys)) as client:
        assert (await client.get("/", headers=proxy.header())).status_code == 503


async def test_the_list_may_narrow_what_the_proxy_allows(proxy: Proxy) -> None:
    async with behind(proxy, sign_in_allowed="ben@clinic.example") as client:
        headers = proxy.header()
        # The page itself, so that it can say so.
        assert (await client.get("/", headers=headers)).status_code == 200
        assert (await client.get("/media/a.wav", headers=headers)).status_code == 401
        assert await introduced(client, headers) == [UnauthorizedUser("ana@clinic.example")]
