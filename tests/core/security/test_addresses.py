"""What an address says of the way there."""

from __future__ import annotations

import pytest

from core.security.addresses import is_loopback, is_plain


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/api",
        "http://127.8.0.1",
        "ws://localhost:80",
        "http://[::1]:8000",
        "localhost:8000",
        "127.0.0.1",
    ],
)
def test_an_address_of_this_machine(url: str) -> None:
    assert is_loopback(url)


@pytest.mark.parametrize(
    "url",
    ["https://api.example", "http://127.evil.example", "http://10.0.0.1", "api.example", "", None],
)
def test_an_address_of_another_machine(url: str | None) -> None:
    assert not is_loopback(url)


def test_only_what_begins_with_http_is_plain() -> None:
    urls = ["http://api.example", "HTTP://api.example", "https://api.example", "api.example", None]
    assert [is_plain(url) for url in urls] == [True, True, False, False, False]
