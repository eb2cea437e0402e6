"""What an address says of the way there: whether it leaves this machine, and is encrypted."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def is_loopback(url: str | None) -> bool:
    """Whether the address stays on this machine, so that a proxy must not see it."""
    if not url:
        return False
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_plain(url: str | None) -> bool:
    """Whether nothing is encrypted on the way there, so that no certificates need be read."""
    return urlsplit(url or "").scheme == "http"
