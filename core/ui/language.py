"""The language of the dashboard: the user's choice, kept in a cookie, else the browser's.

Streamlit's page says `lang="en"` whatever stands in it, and gives its elements no `lang`. So the
page's HTML is served with the right one, and with a script that marks the parts drawn inside
`in_language`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.i18n import PSEUDO, _, accepted, current_language, languages, listen_for_language
from core.security import OPEN_ROOT
from core.ui.streamlit_compat import PAGE_LANGUAGE, is_in_run

COOKIE = "elevendops_language"
_YEAR_SECONDS = 365 * 24 * 3600
_CHOICE = "/language"
_SCRIPT = "/language.js"
_SCRIPT_FILE = Path(__file__).with_name("language.js")
_SESSION = "ui.language"
_PARTS = "ui.language.parts"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def settle_language() -> None:
    """Find out the language of this run, which parts that are redrawn alone keep."""
    chosen = st.context.cookies.get(COOKIE)
    known = chosen if chosen in languages() else accepted(st.context.locale)
    st.session_state[_SESSION] = known
    st.session_state[_PARTS] = 0


def _of_session() -> str | None:
    if not is_in_run():
        return None
    found: str | None = st.session_state.get(_SESSION)
    return found


def follow_sessions() -> None:
    """Let texts be said in the language of the session that is drawn."""
    listen_for_language(_of_session)


def choose_language() -> None:
    """The choice between languages; nothing where there is only one."""
    offered = languages()
    if len(offered) < 2:
        return
    here = current_language()
    with st.popover(f":material/language: {own_name(here)}", key="ui.languages"):
        for tag in offered:
            if tag == here:
                st.markdown(f"**{own_name(tag)}**")
            else:
                # A link, not a button: the browser has to take a cookie.
                st.html(
                    f'<a href="{_CHOICE}?to={tag}" target="_self" lang="{tag}">{own_name(tag)}</a>'
                )
        st.caption(_("Choosing another language opens the page anew."))


def own_name(tag: str) -> str:
    """A language as those who speak it call it: `Español`."""
    if tag == PSEUDO:
        return "Pseudo"
    from babel import Locale

    name = Locale.parse(tag.replace("-", "_")).get_display_name() or tag
    return name[:1].upper() + name[1:]


@contextmanager
def in_language(tag: str) -> Iterator[None]:
    """What is drawn inside is in this language (BCP 47), as a screen reader is told.

    `with ui.in_language(script.language): st.text(script.script)`
    """
    if not _TAG.fullmatch(tag):
        yield
        return
    number = st.session_state[_PARTS] = st.session_state.get(_PARTS, 0) + 1
    with st.container(key=f"in-{tag}-{number}"):
        yield


@contextmanager
def in_language_of(words: str) -> Iterator[None]:
    """What is drawn inside is marked with the language of these words, as `user_text` tells it."""
    spoken = other_language(words)
    if spoken is None:
        yield
        return
    with in_language(spoken):
        yield


def other_language(words: str) -> str | None:
    """The language of these words (BCP 47), where it is known and is not that of the page."""
    from core.retrieval.language import detect_language

    spoken = detect_language(words)
    if spoken is None or spoken.value == current_language().partition("-")[0]:
        return None
    return spoken.value


def user_text(words: str) -> None:
    """Draw what somebody wrote, letter by letter, marked with its language for screen readers.

    The language is told by its script and its grammar words; one that is not known is not marked.
    """
    with in_language_of(words):
        st.text(words)


def routes() -> list[Route]:
    """The route that keeps the user's choice, and the script."""
    return [Route(_CHOICE, _choose, methods=["GET"]), Route(_SCRIPT, _script, methods=["GET"])]


async def _choose(request: Request) -> Response:
    back = urlsplit(request.headers.get("referer", ""))
    place = f"{back.path or '/'}{'?' + back.query if back.query else ''}"
    if back.netloc != request.headers.get("host") or not place.startswith("/") or place[:2] == "//":
        place = "/"
    answer = RedirectResponse(place, 303, {"Cache-Control": "no-store"})
    if (tag := request.query_params.get("to", "")) in languages():
        secure = request.headers.get("x-forwarded-proto", request.url.scheme) == "https"
        answer.set_cookie(
            COOKIE, tag, max_age=_YEAR_SECONDS, httponly=True, samesite="lax", secure=secure
        )
    return answer


async def _script(request: Request) -> Response:
    return Response(
        _SCRIPT_FILE.read_bytes(),
        media_type="text/javascript",
        headers={"Cache-Control": "no-cache"},
    )


class PageLanguage:
    """ASGI middleware: the page's HTML says its language, and loads the script that marks parts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or scope["path"].startswith(OPEN_ROOT)  # pages that are none of Streamlit's
        ):
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def marked(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                kind = dict(message.get("headers", ())).get(b"content-type", b"")
                if kind.startswith(b"text/html") and message["status"] == 200:
                    start = message
                    return
            elif start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                body = _marked(body, _wanted(scope))
                headers = MutableHeaders(raw=start["headers"])
                headers["content-length"] = str(len(body))
                headers["vary"] = "Cookie, Accept-Language"
                for name in ("etag", "last-modified"):
                    del headers[name]
                await send(start)
                message = {"type": "http.response.body", "body": body}
            await send(message)

        # The same file is another page in another language: a browser may not keep it as it was.
        unconditional = [
            pair
            for pair in scope["headers"]
            if pair[0] not in (b"if-none-match", b"if-modified-since", b"accept-encoding")
        ]
        wants_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        await self._app(
            {**scope, "headers": unconditional} if wants_page else scope,
            receive,
            marked if wants_page else send,
        )


def _wanted(scope: Scope) -> str:
    connection = HTTPConnection(scope)
    chosen = connection.cookies.get(COOKIE)
    return chosen if chosen in languages() else accepted(connection.headers.get("accept-language"))


def _marked(page: bytes, language: str) -> bytes:
    page = page.replace(PAGE_LANGUAGE, f'<html lang="{language}">'.encode(), 1)
    return page.replace(b"</head>", f'<script defer src="{_SCRIPT}"></script></head>'.encode(), 1)
