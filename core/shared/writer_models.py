"""The models that a feature lets people choose from for writing."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.context import PluginContext
from core.errors import AppError
from core.ports.writer import WriterModel
from core.settings.model_ends import ends_soon

log = logging.getLogger(__name__)

FRESH_SECONDS = 3_600.0
USABLE_SECONDS = 86_400.0
"""How long a list still serves while the provider is away."""

_RETRY_SECONDS = 60.0
_WAIT_SECONDS = 4.0  # of somebody who wants to choose; the list may still come for the next one


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """A model to choose from. `listed` is False for one that the provider does not offer itself.

    `ends_on` is its last day, None when no end is known.
    """

    name: str
    title: str
    listed: bool
    ends_on: date | None

    def ends_soon(self, today: date) -> bool:
        """Whether its end has come, or comes within half a year."""
        return ends_soon(self.ends_on, today)


@dataclass(frozen=True, slots=True)
class OfferedModels:
    """All of them, the default first.

    `from_provider` is False when the provider has not answered, so that these are only the models
    that the operator names.
    """

    models: tuple[OfferedModel, ...]
    from_provider: bool


class WriterModelCatalog:
    """The models of the writing service, asked for at most once an hour.

    Those that the operator names come first, whether the provider lists them or not: their order
    is the operator's, the first is the default, and a gateway need not list what it takes. Callers
    at the same time share one request.
    """

    def __init__(
        self,
        context: PluginContext,
        clock: Callable[[], float] = time.monotonic,
        wait_seconds: float = _WAIT_SECONDS,
    ) -> None:
        self._writer = context.writer
        self._facts = context.settings
        self._clock = clock
        self._wait_seconds = wait_seconds
        self._listed: list[WriterModel] = []
        self._listed_at: float | None = None
        self._failed_at: float | None = None
        self._request: asyncio.Task[None] | None = None

    async def offered(self) -> OfferedModels:
        """What there is to choose from; it is there whatever the provider says."""
        await self._look()
        usable = _age(self._listed_at, self._clock()) <= USABLE_SECONDS
        titles = {model.name: model.title for model in self._listed} if usable else {}
        names = list(self._facts.gemini_models)
        if not self._facts.gemini_models_only:
            names += [name for name in titles if name not in names]
        models = tuple(
            OfferedModel(
                name,
                titles.get(name, name),
                # The preview writer answers for every name.
                self._facts.writer_is_local or not usable or name in titles,
                self._facts.model_ends.get(name),
            )
            for name in names
        )
        return OfferedModels(models, from_provider=usable)

    async def _look(self) -> None:
        now = self._clock()
        if _age(self._listed_at, now) <= FRESH_SECONDS:
            return
        if self._request is None or self._request.done():
            if _age(self._failed_at, now) <= _RETRY_SECONDS:
                return
            self._request = asyncio.create_task(self._ask(), name="writer-models")
        # Neither who goes away nor who does not want to wait longer ends what others wait for.
        await asyncio.wait([self._request], timeout=self._wait_seconds)

    async def _ask(self) -> None:
        try:
            listed = await self._writer.models()
        except AppError as error:
            self._failed_at = self._clock()
            log.warning("The writer's list of models could not be read: %s", error.error_code)
            return
        if not listed:  # nobody offers nothing: the answer of a gateway that knows no list
            self._failed_at = self._clock()
            log.warning("The writer's list of models is empty")
            return
        self._listed, self._listed_at = listed, self._clock()


def _age(moment: float | None, now: float) -> float:
    return float("inf") if moment is None else now - moment
