"""What the dashboard's process holds: settings, API client, watch over the API, registry.

Streamlit runs the entry script anew for each interaction and gives it no argument, so the one Host
of the process is kept here. `core.ui.asgi` opens it before the first page is served.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from core.host.registry import PluginRecord, PluginRegistry
from core.i18n import current_language
from core.isolation.process import held_off, ledger_of
from core.isolation.switched_off import Ledger
from core.isolation.watch.watchdog import Held
from core.security.tokens import service_token
from core.settings import Settings
from core.tracing.setup import OFF, Tracing
from core.ui.api.client import ApiClient
from core.ui.api.known import KnownAnswers
from core.ui.api.watch import BackendWatch
from core.ui.sign_in.session import current_visitor, token_of
from core.ui.sign_in.tickets import Tickets
from core.ui.sign_in.visitors import User

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Host:
    """All that the pages share."""

    settings: Settings
    client: ApiClient
    watch: BackendWatch
    registry: PluginRegistry
    ledger: Ledger
    tickets: Tickets = field(default_factory=Tickets)
    tracing: Tracing = OFF
    known: KnownAnswers = field(default_factory=KnownAnswers)
    _loading: threading.Lock = field(default_factory=threading.Lock)

    def start_plugin(self, plugin_id: str) -> None:
        """Load a plugin's pages here that has failed, or was off."""
        with self._loading:
            self.registry.load_again(plugin_id)

    def heed(self) -> None:
        """Load what was off and is no longer, because somebody has switched it on."""
        here = [record.id for record in self.registry.failed() if record.off is not None]
        if here:
            off = self.ledger.off()
            for plugin_id in here:
                if plugin_id not in off:
                    self.start_plugin(plugin_id)

    def close(self) -> None:
        """Close the connections to the API."""
        self.watch.close()
        self.client.close()


_open: list[Host] = []


def open_host(
    settings: Settings, registry: PluginRegistry | None = None, tracing: Tracing = OFF
) -> Host:
    """Load the plugins' pages (or take a loaded registry) and make this the process's host."""
    ledger = ledger_of(settings.elevendops_data_dir)
    if registry is None:
        registry = PluginRegistry.discover(
            disabled=settings.elevendops_disabled_plugins,
            off=ledger.off(),
            safe_mode=settings.elevendops_safe_mode,
        )
        registry.load()
        registry.load_pages()
        registry.end_start()
    client = ApiClient(settings.api_url, tracing=tracing)
    # It looks on behalf of the product, not of whichever user happens to be there.
    watching = (
        client.for_caller(partial(service_token, settings)) if settings.needs_sign_in else client
    )
    host = Host(settings, client, BackendWatch(watching), registry, ledger, tracing=tracing)
    _open.append(host)
    return host


def close_host(host: Host) -> None:
    """Forget the host and close what it holds."""
    _open.remove(host)
    host.close()


def current_host() -> Host:
    """The host that was opened last. Raises RuntimeError outside the dashboard's process."""
    if not _open:
        raise RuntimeError("the dashboard is run by `python -m core.ui`")
    return _open[-1]


def record_of(plugin_id: str) -> PluginRecord | None:
    """What is known here of a plugin; None without one, and outside the dashboard's process."""
    records = _open[-1].registry.records if _open else ()
    return next((record for record in records if record.id == plugin_id), None)


def held_up(held: Held) -> None:
    """Count and log what a page held up; what was stopped stays off. In the watchdog's thread."""
    if (record := record_of(held.plugin)) is not None:
        ledger = _open[-1].ledger
        record.record_failure(str(held))
        ledger.count_page(record.id, str(held))
        if held.stopped:
            record.switch_off(held_off(ledger, held, record.title))


def current_tracing() -> Tracing:
    """The tracing of the host that was opened last; none without one."""
    return _open[-1].tracing if _open else OFF


def api() -> ApiClient:
    """The client that pages ask, on behalf of the user whose page is drawn.

    It stays this user's wherever it is passed on to, such as a thread.
    """
    host = current_host()
    if not host.settings.needs_sign_in:
        return host.client
    return host.client.for_caller(partial(token_of, _user(host), host.settings))


def known(path: str, model: type[M]) -> M:
    """What the API offers to choose from, such as formats: at most a minute old.

    Not for what somebody has just changed and wants to see. Raises ApiProblem.
    """
    host = current_host()
    return host.known.get(_question(host, path, model), model, lambda: api().get(path, model))


def last_known(path: str, model: type[M]) -> M | None:
    """What `known` gave last, however old; None where it never gave anything here."""
    host = current_host()
    return host.known.last(_question(host, path, model), model)


def _question(host: Host, path: str, model: type[M]) -> tuple[object, ...]:
    user = _user(host) if host.settings.needs_sign_in else None
    return path, model, current_language(), user.user_id if user else None


def _user(host: Host) -> User | None:
    visitor = current_visitor(host.settings)
    return visitor if isinstance(visitor, User) else None
