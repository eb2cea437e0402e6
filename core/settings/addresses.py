"""Addresses of services that a key is sent to, checked."""

from __future__ import annotations

from urllib.parse import urlsplit

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def address_problems(name: str, address: str | None) -> list[str]:
    """What is wrong with a base address, by the name of its setting; empty when nothing is set."""
    if not address:
        return []
    try:
        url = urlsplit(address)
        host, _ = url.hostname, url.port
    except ValueError:
        return [f"{name}: this is no address; write it as https://api.example.com"]
    if url.scheme not in ("http", "https") or not host or address != "".join(address.split()):
        return [f"{name}: write the whole address, such as https://api.example.com"]
    if url.username is not None or url.query or url.fragment:
        return [f"{name}: an address without a user, “?” and “#”; the key has a setting of its own"]
    if url.scheme == "http" and host not in _LOOPBACK:
        return [f"{name}: it must begin with https://, or everybody on the way can read the key"]
    return []
