"""A page that shows more than a browser can draw ends there, and nothing else does."""

from __future__ import annotations

import pytest

from core.ui.frame.page_size import (
    MAX_BYTES,
    MAX_PARTS,
    PageTooLargeError,
    count_shown,
    limited_page,
)


def test_bytes_count_for_the_whole_page() -> None:
    with limited_page():
        for place in range(4):
            count_shown((0, place), MAX_BYTES // 4)
        with pytest.raises(PageTooLargeError):
            count_shown((0, 4), 1)


def test_parts_count_whatever_their_size() -> None:
    with limited_page():
        for place in range(MAX_PARTS):
            count_shown((0, place), 1)
        with pytest.raises(PageTooLargeError):
            count_shown((1, 0), 1)


def test_what_is_drawn_anew_in_its_place_counts_once() -> None:
    with limited_page():
        for _ in range(5 * MAX_PARTS):
            count_shown((0, 0), MAX_BYTES)


def test_a_part_within_a_page_counts_for_the_page() -> None:
    with limited_page():
        count_shown((0, 0), MAX_BYTES)
        with limited_page(), pytest.raises(PageTooLargeError):
            count_shown((0, 1), 1)
    with limited_page():
        count_shown((0, 1), MAX_BYTES)


def test_what_we_draw_around_pages_is_not_counted() -> None:
    count_shown((0, 0), 2 * MAX_BYTES)
