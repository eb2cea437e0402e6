"""Answers that are made once for all who ask the same, until what they tell of was changed.

Whether it was is asked of the store for each request, so that an answer is never older than the
store: a change by another process counts at once. Where the store does not count changes, each
answer is made anew.
"""

from __future__ import annotations

import gzip
import hashlib
import math
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Any, TypeVar

from fastapi import Request, Response
from pydantic import BaseModel

from core.i18n import current_language
from core.ports.documents import CountChanges
from core.values import PageInfo

M = TypeVar("M", bound=BaseModel)

MAX_BYTES = 2 * 1024 * 1024
"""What the answers of one route take at most; those that were asked for longest ago go first."""

UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The answer is the one that `If-None-Match` names"}
}
"""What a route declares that answers so."""

_MAX_ANSWER = MAX_BYTES // 4
# Below that a packet is not full in either form.
_WORTH_PACKING = 1400
_LEVEL = 4

_HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Accept-Language"}

_Key = tuple[str, bytes, str, Hashable]


class KeptAnswers:
    """The newest answers of one route. `change_numbers` is that of a PluginContext."""

    def __init__(
        self,
        change_numbers: CountChanges,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._change_numbers = change_numbers
        self._max_bytes = max_bytes
        self._kept: OrderedDict[_Key, _Answer] = OrderedDict()
        self._bytes = 0

    async def give(
        self,
        request: Request,
        collections: Sequence[str],
        make: Callable[[], Awaitable[M]],
        *,
        of: Hashable = None,
        lasts: Callable[[M], bool] = lambda made: True,
        seconds: float = math.inf,
    ) -> Response:
        """The answer to the request, with an ETag; 304 without it for whoever has it already.

        It follows from the request's address and language, from `collections` and from `of`, and
        from nothing else; it is the same for everybody who may read it. Without collections, and
        where `lasts` says no, it is made for this request alone. None is older than `seconds`.
        """
        numbers = self._change_numbers(collections) if collections else None
        key = (request.scope["path"], request.scope["query_string"], current_language(), of)
        answer = self._kept.get(key) if numbers is not None else None
        if answer is None or answer.numbers != numbers or answer.until < time.monotonic():
            until = time.monotonic() + seconds
            made = await make()
            answer = _Answer(numbers, until, made.model_dump_json(by_alias=True).encode())
            if numbers is not None and _is_whole(made) and lasts(made):
                self._keep(key, answer)
        else:
            self._kept.move_to_end(key)
        return answer.response(request)

    def _keep(self, key: _Key, answer: _Answer) -> None:
        if len(answer.body) > _MAX_ANSWER:
            return
        if (former := self._kept.pop(key, None)) is not None:
            self._bytes -= former.size
        self._kept[key] = answer
        self._bytes += answer.size
        while self._bytes > self._max_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.size


def _is_whole(made: BaseModel) -> bool:
    # What cannot be read now may be readable the next time.
    return not (isinstance(made, PageInfo) and made.unreadable_count)


class _Answer:
    """A body as of these change numbers, which holds until this moment of the monotonic clock."""

    __slots__ = ("_packed", "body", "numbers", "size", "tag", "until")

    def __init__(self, numbers: tuple[int, ...] | None, until: float, body: bytes) -> None:
        self.numbers = numbers
        self.until = until
        self.body = body
        # Weak: it names the packed body too.
        self.tag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        # As if it were packed already, so that it stays what it was counted as.
        self.size = 2 * len(body)
        self._packed: bytes | None = None

    def response(self, request: Request) -> Response:
        names = packs = None
        for name, value in request.scope["headers"]:
            if name == b"if-none-match":
                names = value.decode("latin-1")
            elif name == b"accept-encoding":
                packs = value.decode("latin-1")
        headers = {**_HEADERS, "ETag": self.tag}
        if names is not None and self._is_named(names):
            return Response(status_code=304, headers=headers)
        body = self.body
        if packs is not None and len(body) >= _WORTH_PACKING and _takes_gzip(packs):
            if self._packed is None:
                self._packed = gzip.compress(body, _LEVEL, mtime=0)
            body = self._packed
            headers["Content-Encoding"] = "gzip"
        return Response(body, headers=headers, media_type="application/json")

    def _is_named(self, names: str) -> bool:
        tags = [name.strip().removeprefix("W/") for name in names.split(",")]
        return "*" in tags or self.tag.removeprefix("W/") in tags


def _takes_gzip(accepted: str) -> bool:
    weights = {}
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        weights[coding.strip()] = weight.replace(" ", "")
    return weights.get("gzip", weights.get("*", "q=0")).rstrip("0.") != "q="
