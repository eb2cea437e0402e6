"""The language models that an agent may use: those of the voice service, with the day they end."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from core import clock
from core.context import PluginContext
from core.errors import AppError
from core.ports.agents import LanguageModel, language_models_of
from core.shared.provider_list import ProviderList
from plugins.agents.contract import AgentLlms, LlmOption
from plugins.agents.settings import USUAL_LLMS, AgentsSettings

log = logging.getLogger(__name__)

FRESH_SECONDS = 3600.0
"""How long a list serves; models end on announced days, not within the hour."""

RETRY_SECONDS = 60.0
"""How long the configured ones serve before the voice service is asked again."""


class LlmCatalog:
    """The models, asked for at most once an hour.

    `AGENTS_LLMS` bounds them where a clinic has set it. Without it, its usual value stands in
    whenever the voice service cannot tell.
    """

    def __init__(self, context: PluginContext, clock: Callable[[], float] = time.monotonic) -> None:
        self._context = context
        self._list = ProviderList(
            self._ask, fresh_seconds=FRESH_SECONDS, retry_seconds=RETRY_SECONDS, clock=clock
        )

    async def ids(self) -> list[str]:
        """The ids of all that may be chosen."""
        return [one.id for one in self._offered(await self._listed())]

    async def options(self) -> AgentLlms:
        """All that may be chosen, as people choose from them."""
        listed = await self._listed()
        offered = self._offered(listed)
        return AgentLlms(
            llms=[one.id for one in offered],
            options=[
                LlmOption(id=one.id, retires_on=one.retires_on, replacement=one.replacement)
                for one in offered
            ],
            from_voice_service=listed is not None,
        )

    def _offered(self, listed: list[LanguageModel] | None) -> list[LanguageModel]:
        settings = self._context.own_settings(AgentsSettings)
        if listed is None:
            return [LanguageModel(one) for one in settings.llms]
        if settings.llms != USUAL_LLMS:
            known = {one.id: one for one in listed}
            return [known.get(one, LanguageModel(one)) for one in settings.llms]
        today = clock.now().date()
        return [one for one in listed if one.retires_on is None or one.retires_on > today]

    async def _listed(self) -> list[LanguageModel] | None:
        """What the voice service lists; an earlier list is better than the configured one."""
        return await self._list.rows() or None

    async def _ask(self) -> list[LanguageModel]:
        models = language_models_of(self._context.voice)
        if models is None:  # a voice service that knows no such list
            return []
        try:
            return await models.language_models()
        except AppError as error:
            log.warning("the language models were not listed: %s", error.error_code)
            raise
