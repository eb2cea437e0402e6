"""What the dashboard's process holds: settings, API client, watch over the API, registry.

Streamlit runs the entry script anew for each interaction and gives it no argument, so the one Host
of the process is kept here. `core.ui.asgi` opens it before the first page is served.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from core.host.registry import PluginRegistry
from core.security.tokens import service_token
from core.settings import Settings
from core.tracing.setup import OFF, Tracing
from core.ui.api.client import ApiClient
from core.ui.api.watch import BackendWatch
from core.ui.sign_in.session import current_visitor, token_of
from core.ui.sign_in.tickets import Tickets
from core.ui.sign_in.visitors import User


@dataclass(frozen=True, slots=True)
class Host:
    """All that the pages share."""

    settings: Settings
    client: ApiClient
    watch: BackendWatch
    registry: PluginRegistry
    tickets: Tickets = field(default_factory=Tickets)
    tracing: Tracing = OFF

    def close(self) -> None:
        """Close the connections to the API."""
        self.watch.close()
        self.client.close()


_open: list[Host] = []


def open_host(
    settings: Settings, registry: PluginRegistry | None = None, tracing: Tracing = OFF
) -> Host:
    """Load the plugins' pages (or take a loaded registry) and make this the process's host."""
    if registry is None:
        registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
        registry.load()
        registry.load_pages()
    client = ApiClient(settings.api_url, tracing=tracing)
    # It looks on behalf of the product, not of whichever user happens to be there.
    watching = (
        client.for_caller(partial(service_token, settings)) if settings.needs_sign_in else client
    )
    host = Host(settings, client, BackendWatch(watching), registry, tracing=tracing)
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
    visitor = current_visitor(host.settings)
    user = visitor if isinstance(visitor, User) else None
    return host.client.for_caller(partial(token_of, user, host.settings))
