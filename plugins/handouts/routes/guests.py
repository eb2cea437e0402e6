"""What patients open, under `/open/handouts` of the dashboard's port."""

# No postponed annotations here: FastAPI cannot resolve those of names inside a function.

import math
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from core.errors import AppError
from core.i18n import speak, translate
from core.ports.blobs import BlobStore
from core.security import Caller, require
from core.web.ranges import blob_response
from plugins.handouts.contract import PATH, GuestEvent, HandoutState, page_language
from plugins.handouts.guests.pace import Pace
from plugins.handouts.guests.page import closed_page, handout_page
from plugins.handouts.guests.service import Guests, OpenedHandout
from plugins.handouts.guests.sheet import sheet_page
from plugins.handouts.words import CLOSED, UNKNOWN

Opening = Annotated[Caller, Depends(require("handouts:open"))]
Token = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{32}$")]

_FILES = FilePath(__file__).parent.parent / "guests" / "files"
_TYPES = {"handout.css": "text/css", "handout.js": "text/javascript"}
_VTT = "text/vtt; charset=utf-8"
_PER_LINK = 600
_UNKNOWN_PER_ADDRESS = 30
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "media-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
}


def add_guest_routes(router: APIRouter, guests: Guests, blobs: BlobStore) -> None:
    """Pages, sound and captions of links: they are for browsers, and in no description."""
    links, unknown = Pace(_PER_LINK), Pace(_UNKNOWN_PER_ADDRESS)

    async def paced(token: Token) -> str:
        _require_patience(links.seconds_to_wait(token))
        return token

    Paced = Annotated[str, Depends(paced)]  # noqa: N806 - a type

    def nowhere(request: Request) -> Response:
        _require_patience(unknown.seconds_to_wait(request.headers.get("x-forwarded-for", "")))
        language = accepted_by_patient(request.headers.get("accept-language"))
        return HTMLResponse(closed_page(translate(UNKNOWN, language), language), 404, _HEADERS)

    @router.get("/open/files/{name}", include_in_schema=False)
    async def file(name: str, caller: Opening) -> Response:
        """What the pages load beside their text; always whole, whatever range is asked for."""
        if name not in _TYPES:
            raise HTTPException(404)
        content = (_FILES / name).read_bytes()
        return Response(content, media_type=_TYPES[name], headers={"Cache-Control": "no-cache"})

    @router.get("/open/{token}", include_in_schema=False)
    async def page(token: Paced, request: Request, caller: Opening) -> Response:
        """The page of a link."""
        try:
            opened = await guests.opened(token)
            if opened is None:
                return nowhere(request)
            if opened.heard is not None:
                await guests.note_opened(opened)
                with speak(opened.language):
                    words = handout_page(opened, opened.heard, PATH + token)
                return HTMLResponse(words, headers=_HEADERS)
            return _closed(opened.state, opened.language)
        except AppError as error:
            if not error.retryable:
                raise
            language = accepted_by_patient(request.headers.get("accept-language"))
            return _closed(HandoutState.AWAY, language)

    @router.get("/open/{token}/sheet", include_in_schema=False)
    async def sheet(token: Paced, request: Request, caller: Opening) -> Response:
        """A page to print, with the address as a QR code."""
        opened = await guests.opened(token)
        if opened is None:
            return nowhere(request)
        if opened.heard is None:
            return _closed(opened.state, opened.language)
        sent = request.headers
        # Written by the dashboard, which has looked at the name that the browser asked for.
        address = (
            f"{sent.get('x-forwarded-proto', 'http')}://{sent.get('x-forwarded-host', '')}"
            f"{PATH}{token}"
        )
        with speak(opened.language):
            return HTMLResponse(sheet_page(opened, opened.heard, address), headers=_HEADERS)

    @router.get("/open/{token}/audio", include_in_schema=False)
    async def audio(token: Paced, request: Request, caller: Opening) -> Response:
        """The sound, whole or the asked-for range, while the link is open."""
        opened = await guests.opened(token)
        if opened is None or opened.heard is None:
            return _nothing(opened)
        return await blob_response(request, blobs, opened.heard.blob_key)

    @router.get("/open/{token}/captions.vtt", include_in_schema=False)
    async def captions(token: Paced, caller: Opening) -> Response:
        """The captions, while the link is open."""
        opened = await guests.opened(token)
        if opened is None or opened.heard is None:
            return _nothing(opened)
        return Response(opened.heard.captions, headers=_HEADERS, media_type=_VTT)

    @router.get("/open/{token}/state", include_in_schema=False)
    async def state(token: Paced, caller: Opening) -> Response:
        """Whether the link is still open, and for how many seconds."""
        opened = await guests.state(token)
        return _nothing(None) if opened is None else _state(opened)

    @router.post("/open/{token}/events", include_in_schema=False)
    async def note(token: Paced, event: GuestEvent, caller: Opening) -> Response:
        """Count what happened on the page."""
        opened = await guests.note(token, event)
        return _nothing(None) if opened is None else _state(opened)


def accepted_by_patient(wanted: str | None) -> str:
    """The language for somebody whose link is not known, of those for patients."""
    for one in (wanted or "")[:1000].split(","):
        if (found := page_language(one.partition(";")[0])) is not None:
            return found
    return "en"


def _require_patience(seconds: float) -> None:
    if seconds > 0:
        raise HTTPException(429, headers={"Retry-After": str(math.ceil(seconds))})


def _closed(state: HandoutState, language: str) -> Response:
    status = 503 if state is HandoutState.AWAY else 410
    return HTMLResponse(closed_page(translate(CLOSED[state], language), language), status, _HEADERS)


def _nothing(opened: OpenedHandout | None) -> Response:
    return Response(status_code=404 if opened is None else 410, headers=_HEADERS)


def _state(opened: OpenedHandout) -> Response:
    is_open = opened.state is HandoutState.OPEN
    said = "" if is_open else translate(CLOSED[opened.state], opened.language)
    return JSONResponse(
        {"open": is_open, "seconds_left": opened.seconds_left, "message": said}, headers=_HEADERS
    )
