"""Byte ranges of stored files, whatever a client writes into its header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.web.ranges import RangeNotSatisfiable, requested_range
from tests.support.servers import Clinic

SIZES = st.integers(0, 5000)
POSITIONS = st.integers(0, 6000)
ZEROS = st.integers(0, 5000).map("0".__mul__)


def asked(header: str, size: int) -> tuple[int, int] | str | None:
    """The range, or `none of it`."""
    try:
        return requested_range(header, size)
    except RangeNotSatisfiable:
        return "none of it"


@given(first=POSITIONS, last=POSITIONS, size=SIZES, zeros=ZEROS)
def test_a_range_is_the_part_of_it_that_the_file_has(
    first: int, last: int, size: int, zeros: str
) -> None:
    found = asked(f"bytes={zeros}{first}-{zeros}{last}", size)
    if last < first:
        assert found is None
    elif first >= size:
        assert found == "none of it"
    else:
        assert found == (first, min(last + 1, size))


@given(first=POSITIONS, size=SIZES)
def test_a_range_without_an_end_goes_to_the_end(first: int, size: int) -> None:
    expected = (first, size) if first < size else "none of it"
    assert asked(f"bytes={first}-", size) == expected


@given(length=POSITIONS, size=SIZES, zeros=ZEROS)
def test_a_suffix_is_at_most_the_file(length: int, size: int, zeros: str) -> None:
    expected = (max(size - length, 0), size) if length and size else "none of it"
    assert asked(f"bytes=-{zeros}{length}", size) == expected


@given(digits=st.integers(19, 9000), size=st.integers(1, 5000))
def test_numbers_that_no_file_reaches(digits: int, size: int) -> None:
    huge = "9" * digits
    assert asked(f"bytes={huge}-", size) == "none of it"
    assert asked(f"bytes={huge}-{huge}", size) == "none of it"
    assert asked(f"bytes=0-{huge}", size) == (0, size)
    assert asked(f"bytes=-{huge}", size) == (0, size)
    assert asked(f"bytes={huge}-1", size) is None


@given(
    header=st.text(alphabet="bytesBYTES=-,. \t0123456789+٣²\x00é", max_size=40) | st.text(),
    size=SIZES,
)
def test_any_text_gives_a_part_of_the_file_or_none(header: str, size: int) -> None:
    found = asked(header, size)
    assert found in (None, "none of it") or 0 <= found[0] < found[1] <= size  # type: ignore[operator,index]


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=--5",
        "bytes=a-b",
        "bytes=1-x",
        "bytes=+1-5",
        "bytes=1.5-2",
        "bytes=0x1-0x5",
        "bytes=0-1,3-4",
        "bytes=٣-٥",
        "bytes=²-",
        "items=0-5",
        "0-5",
    ],
)
def test_what_cannot_be_read_asks_for_everything(header: str) -> None:
    assert asked(header, 100) is None


@pytest.mark.parametrize("header", ["bytes=3-5", "BYTES=3-5", "Bytes=3-5", " bytes=3-5 "])
def test_the_unit_is_written_as_one_likes(header: str) -> None:
    assert asked(header, 100) == (3, 6)


async def test_absurd_numbers_are_refused_over_http(clinic: Clinic) -> None:
    blobs = clinic.app.state.platform.blobs
    await blobs.put("audio/short.mp3", b"0123456789", "audio/mpeg")
    url = await blobs.url("audio/short.mp3", 60)
    for digits in (20, 4301, 5000, 12_000):
        huge = "7" * digits
        answer = await clinic.client.get(url, headers={"Range": f"bytes={huge}-"})
        assert answer.status_code == 416
        assert answer.headers["content-range"] == "bytes */10"
        assert answer.json()["error_code"] == "range_not_available"
        answer = await clinic.client.get(url, headers={"Range": f"bytes=4-{huge}"})
        assert (answer.status_code, answer.content) == (206, b"456789")
    answer = await clinic.client.get(url, headers={"Range": "bytes=8-2"})
    assert (answer.status_code, answer.content) == (200, b"0123456789")
