"""What Cloud Storage bills for, counted: operations of both classes, and bytes in and out.

Class A adds and lists, class B reads; deleting is free (https://cloud.google.com/storage/pricing).
"""

from __future__ import annotations

from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class CountingApp:
    """An ASGI app in front of the real one; `counts` by `class_a`, `class_b`, `in` and `out`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.counts: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve and count."""
        if scope["type"] != "http" or scope["path"].startswith("/_control"):
            await self._app(scope, receive, send)
            return
        if scope["method"] == "POST" or scope["path"].endswith("/o"):
            self.counts["class_a"] += 1
        elif scope["method"] in ("GET", "HEAD"):
            self.counts["class_b"] += 1

        async def counted_receive() -> Message:
            message = await receive()
            self.counts["in"] += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            self.counts["out"] += len(message.get("body", b""))
            await send(message)

        await self._app(scope, counted_receive, counted_send)
