"""The HTTP client that a plugin is handed: it reaches the hosts that the plugin declared."""

from __future__ import annotations

import httpx

from core.access.permissions import PermissionChecker

_HTTP_SECONDS = 10.0


class DeclaredHosts(httpx.AsyncBaseTransport):
    """Lets requests, also redirected ones, through to declared hosts only."""

    def __init__(self, gate: PermissionChecker) -> None:
        self.__gate = gate
        self.__transport = httpx.AsyncHTTPTransport(retries=1)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request, or raise PluginNotPermitted."""
        host, port = request.url.host, request.url.port
        named = host if port is None else f"{host}:{port}"
        if named not in self.__gate.permissions.hosts:
            await self.__gate.refuse(
                "ask", f"the host {named!r}", f"it has to declare Permissions(hosts=({named!r},))."
            )
        return await self.__transport.handle_async_request(request)

    async def aclose(self) -> None:
        """Release connections."""
        await self.__transport.aclose()


def declared_http(gate: PermissionChecker) -> httpx.AsyncClient:
    """A client for the hosts that the plugin declared; requests time out after ten seconds."""
    return httpx.AsyncClient(transport=DeclaredHosts(gate), timeout=_HTTP_SECONDS)
