"""The models that a feature lets people choose from for writing."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.context import PluginContext
from core.errors import AppError, Unavailable
from core.ports.writer import WriterModel
from core.settings.model_ends import ends_soon
from core.shared.provider_list import ProviderList

log = logging.getLogger(__name__)

FRESH_SECONDS = 3_600.0
USABLE_SECONDS = 86_400.0
"""How long a list still serves while the provider is away."""

_RETRY_SECONDS = 60.0
_WAIT_SECONDS = 4.0  # of somebody who wants to choose


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
    is the operator's, the first is the default, and a gateway need not list what it takes.
    """

    def __init__(
        self,
        context: PluginContext,
        clock: Callable[[], float] = time.monotonic,
        wait_seconds: float = _WAIT_SECONDS,
    ) -> None:
        self._writer = context.writer
        self._facts = context.settings
        self._list = ProviderList(
            self._ask,
            fresh_seconds=FRESH_SECONDS,
            usable_seconds=USABLE_SECONDS,
            retry_seconds=_RETRY_SECONDS,
            wait_seconds=wait_seconds,
            clock=clock,
        )

    async def offered(self) -> OfferedModels:
        """What there is to choose from; it is there whatever the provider says."""
        listed = await self._list.rows()
        titles = {model.name: model.title for model in listed or ()}
        names = list(self._facts.gemini_models)
        if not self._facts.gemini_models_only:
            names += [name for name in titles if name not in names]
        models = tuple(
            OfferedModel(
                name,
                titles.get(name, name),
                # The preview writer answers for every name.
                self._facts.writer_is_local or listed is None or name in titles,
                self._facts.model_ends.get(name),
            )
            for name in names
        )
        return OfferedModels(models, from_provider=listed is not None)

    async def _ask(self) -> list[WriterModel]:
        try:
            listed = await self._writer.models()
            if not listed:  # nobody offers nothing: the answer of a gateway that knows no list
                raise Unavailable(Unavailable.title, error_code="no_models_listed")
        except AppError as error:
            log.warning("The writer's list of models could not be read: %s", error.error_code)
            raise
        return listed
