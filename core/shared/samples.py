"""A running clinic as samples are added to it: through the API, like anybody else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from core.declarations import validate_callable, validate_order, validate_text
from core.errors import SampleError
from core.security.tokens import service_headers
from core.settings import Settings

if TYPE_CHECKING:
    import httpx

_WAIT_SECONDS = 300.0
_PAUSE_SECONDS = 0.2

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SampleSpec:
    """Samples for demo mode: `add(clinic)` adds those that are missing, through the API.

    They are added by `order`, then title. `own_data(clinic)` tells whether the clinic has data of
    its own of this kind; then demo mode adds no samples at all.

    .. versionadded:: 2
    """

    title: str
    add: Callable[[SampleClinic], None]
    own_data: Callable[[SampleClinic], bool] | None = None
    order: int = 100

    def __post_init__(self) -> None:
        validate_text(self.title, "SampleSpec.title")
        validate_order(self.order, "SampleSpec.order")
        validate_callable(self.add, "SampleSpec.add")
        if self.own_data is not None:
            validate_callable(self.own_data, "SampleSpec.own_data")


class SampleClinic:
    """What a plugin adds its samples through; what cannot be added is named and left out."""

    def __init__(self, client: httpx.Client, settings: Settings) -> None:
        self._client = client
        self._settings = settings
        self.left_out: list[str] = []

    @contextmanager
    def adding(self, what: str, *, say: bool = True) -> Iterator[None]:
        """Say that a sample is being added; when a SampleError comes, say why and go on."""
        if say:
            print(f"Sample {what}", flush=True)  # noqa: T201
        try:
            yield
        except SampleError as error:
            self.leave_out(what, str(error))

    def leave_out(self, what: str, why: str) -> None:
        """Say that a sample is not added, and why."""
        self.left_out.append(what)
        print(f"Left out: sample {what}: {why}", file=sys.stderr, flush=True)  # noqa: T201

    def call(
        self, method: str, path: str, body: Row | None = None, accept: Sequence[int] = ()
    ) -> Any:
        """The API's answer. Raises SampleError for an error whose status is not in `accept`."""
        answer = self._client.request(
            method, path, json=body, headers=service_headers(self._settings)
        )
        if answer.is_error and answer.status_code not in accept:
            try:
                detail = answer.json()["detail"]
            except (ValueError, KeyError):
                detail = f"HTTP status {answer.status_code}"
            raise SampleError(f"{method} {path.partition('?')[0]}: {detail}")
        return answer.json()

    def all(self, path: str, key: str) -> list[Row]:
        """Every row of a list of the API, over all its pages. Raises SampleError."""
        rows: list[Row] = []
        cursor: str | None = None
        while True:
            query = {"limit": "200"} | ({"cursor": cursor} if cursor else {})
            page = self.call("GET", f"{path}?{urlencode(query)}")
            rows += page[key]
            cursor = page["next_cursor"]
            if cursor is None:
                return rows

    def wait(self, what: str, path: str, field: str) -> None:
        """Wait until this field is `completed`. Raises SampleError when it fails or takes long."""
        deadline = time.monotonic() + _WAIT_SECONDS
        while True:
            state = self.call("GET", path)[field]
            if state == "completed":
                return
            if state == "failed" or time.monotonic() > deadline:
                raise SampleError(f"Gave up waiting for {what}. Run the command again to go on.")
            time.sleep(_PAUSE_SECONDS)


def added(ids: dict[str, str], name: str) -> str:
    """The id of what was added by this name. Raises SampleError when it was left out."""
    if name not in ids:
        raise SampleError(f"“{name}” is missing.")
    return ids[name]


def voice_for(voices: Sequence[Row], language: str) -> str:
    """The id of the first voice whose own language it is, else of one that speaks it.

    Raises SampleError when there is none.
    """
    for place in (1, None):
        for voice in voices:
            if language in voice["languages"][:place]:
                found: str = voice["voice_id"]
                return found
    raise SampleError(f"The voice service has no voice for the language {language!r}.")
