"""How much a page may show: more than any browser can draw ends the page that sends it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

MAX_BYTES = 32 << 20
MAX_PARTS = 10_000


class PageTooLargeError(RuntimeError):
    """A page showed more than a browser can draw."""


class _Shown(threading.local):
    """What the page of this thread shows in each place, in bytes; None outside of a page."""

    sizes: dict[tuple[int, ...], int] | None = None
    total = 0


_shown = _Shown()


@contextmanager
def limited_page() -> Iterator[None]:
    """Within, what is drawn counts for one page, or for one part of it that is drawn alone."""
    if _shown.sizes is not None:
        yield
        return
    _shown.sizes, _shown.total = {}, 0
    try:
        yield
    finally:
        _shown.sizes = None


def count_shown(place: tuple[int, ...], size: int) -> None:
    """This place of the page shows so many bytes now. Raises PageTooLargeError.

    What a page draws over and over in one place, such as how far its work is, counts once.
    """
    if (sizes := _shown.sizes) is None:
        return
    _shown.total += size - sizes.get(place, 0)
    sizes[place] = size
    if _shown.total > MAX_BYTES:
        raise PageTooLargeError(f"it shows more than {MAX_BYTES >> 20} MB")
    if len(sizes) > MAX_PARTS:
        raise PageTooLargeError(f"it shows more than {MAX_PARTS} parts")
