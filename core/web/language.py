"""The language of the API's answers: that which the caller accepts."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from core.i18n import SOURCE, accepted, speak


class LanguageNegotiation:
    """ASGI middleware: what is said for people in an answer is in the request's `Accept-Language`.

    The dashboard sends the language of the page that it draws.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            wanted = next((v for name, v in scope["headers"] if name == b"accept-language"), b"")
            language = accepted(wanted.decode("latin-1")) if wanted else SOURCE
            if language != SOURCE:
                with speak(language):
                    await self._app(scope, receive, send)
                return
        await self._app(scope, receive, send)
