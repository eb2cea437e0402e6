"""Loads every plugin's card at once; one that fails or hangs takes nothing from the others."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable
from datetime import datetime

from core import clock
from core.context import PluginContext
from core.contracts import CardSpec, CardValue
from core.errors import AppError
from core.i18n import text
from plugins.dashboard.contract import ActivityView, AttentionView, CardView, DashboardStats

log = logging.getLogger(__name__)

TIME_LIMIT_SECONDS = 2.0
"""How long the cards may take, all together: they load in parallel."""

_LOOK_SECONDS = 0.25

_TOO_SLOW = text("This figure took too long to load. Try again in a moment.")
_BROKEN = text("This figure could not be loaded. Ask whoever runs ElevenDops to look at the log.")


class Dashboard:
    """The clinic at a glance."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        # Cards that hang are cancelled and left to end; without a reference they could vanish.
        self._left_behind: set[asyncio.Task[CardView]] = set()
        # By the card's key: the value, as of this hour and these change numbers.
        self._values: dict[str, tuple[tuple[datetime, tuple[int, ...]], CardValue]] = {}

    def cards(self) -> list[CardSpec]:
        """The cards of all plugins that are working now."""
        return self._context.cards()

    async def stats(self, specs: list[CardSpec]) -> DashboardStats:
        """These cards, and the counts that the published API names."""
        cards = await self._cards(specs)
        counts = {card.key: card.value for card in reversed(cards)}
        return DashboardStats(
            document_count=counts.get("document_count"),
            agent_count=counts.get("agent_count"),
            audio_count=counts.get("audio_count"),
            conversation_count=counts.get("conversation_count"),
            last_activity=max((card.activity.at for card in cards if card.activity), default=None),
            cards=cards,
        )

    async def _cards(self, specs: list[CardSpec]) -> list[CardView]:
        tasks = [asyncio.create_task(self._load(spec)) for spec in specs]
        waiting, left = set(tasks), TIME_LIMIT_SECONDS
        while waiting and left > 0:
            began = time.monotonic()
            _, waiting = await asyncio.wait(waiting, timeout=min(_LOOK_SECONDS, left))
            # A card that holds up the event loop takes no time from the others.
            left -= min(time.monotonic() - began, _LOOK_SECONDS)
        return [self._taken(spec, task) for spec, task in zip(specs, tasks, strict=True)]

    async def _load(self, spec: CardSpec) -> CardView:
        try:
            return _view(spec, await self._value(spec))
        except AppError as error:
            log.warning("the dashboard card %s failed: %s", spec.key, error.error_code)
            return _without_value(spec, error.detail)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: code of another plugin
            log.error("the dashboard card %s failed: %s", spec.key, type(error).__name__)
            return _without_value(spec, _BROKEN)

    async def _value(self, spec: CardSpec) -> CardValue:
        """What the card shows: as it was loaded last, while nothing that it tells of changes."""
        numbers = self._context.change_numbers(spec.collections) if spec.collections else None
        if numbers is None:
            return await _loaded(spec.load())
        as_of = (hour_of(clock.now()), numbers)
        kept = self._values.get(spec.key)
        if kept is None or kept[0] != as_of:
            kept = self._values[spec.key] = (as_of, await _loaded(spec.load()))
        return kept[1]

    def _taken(self, spec: CardSpec, task: asyncio.Task[CardView]) -> CardView:
        if task.done() and not task.cancelled():
            return task.result()
        task.cancel()
        self._left_behind.add(task)
        task.add_done_callback(self._left_behind.discard)
        log.warning("the dashboard card %s took too long", spec.key)
        return _without_value(spec, _TOO_SLOW)


def hour_of(now: datetime) -> datetime:
    """As of when figures are kept: an hour is over without a change, and something may have ended
    or be due then.
    """
    return now.replace(minute=0, second=0, microsecond=0)


async def _loaded(loading: Awaitable[CardValue]) -> CardValue:
    value: object = await loading
    if not isinstance(value, CardValue):
        raise TypeError(f"a card gave {type(value).__name__} instead of a CardValue")
    return value


def _view(spec: CardSpec, value: CardValue) -> CardView:
    activity = None
    if value.activity is not None:
        if value.activity.at.tzinfo is None:
            raise ValueError("the activity's time has no zone")
        activity = ActivityView(text=value.activity.text, at=value.activity.at, page=spec.page)
    return CardView(
        key=spec.key,
        title=spec.title,
        value=value.value,
        page=spec.page,
        next_step=spec.next_step if value.value == 0 else None,
        activity=activity,
        attention=[
            AttentionView(
                text=item.text, page=item.page, query=dict(item.query), urgent=item.urgent
            )
            for item in value.attention
        ],
        error=None,
    )


def _without_value(spec: CardSpec, error: str) -> CardView:
    return CardView(
        key=spec.key,
        title=spec.title,
        value=None,
        page=spec.page,
        next_step=None,
        activity=None,
        attention=[],
        error=error,
    )
