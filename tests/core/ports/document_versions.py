"""What every document store does with records of other versions; see `document_contract`.

The test module gives two fixtures. `open_with` is a function that opens the data of this test with
the collections that it is given; `spoil` makes of a stored record what no store has written.
Records are read as everybody reads them, through ReadableDocuments.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import pytest
from pydantic import BaseModel, StrictInt

from core.errors import RecordFromNewerVersion, RecordUnreadable, StaleVersion
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    DocumentStore,
    IndexSpec,
    JsonObject,
    Query,
)
from core.records import ReadableDocuments, UnreadableRecords, record_of

Spoil = Callable[[str, str], None]
OpenWith = Callable[[Sequence[CollectionSpec]], DocumentStore]

VISITS = "visits"
_INDEXES = (IndexSpec(("room", "-day")),)


class SecondVisit(BaseModel):
    room: str
    day: StrictInt
    minutes: StrictInt


class ThirdVisit(BaseModel):
    room: str
    day: StrictInt
    seconds: StrictInt


def upgrade(data: JsonObject, version: int) -> JsonObject:
    """1 had no length; 2 had it in minutes, 3 has seconds."""
    if version == 1:
        return data | {"minutes": 15}
    return {k: v for k, v in data.items() if k != "minutes"} | {"seconds": 60 * data["minutes"]}


FIRST = CollectionSpec(VISITS, _INDEXES)
SECOND = CollectionSpec(VISITS, _INDEXES, record=SecondVisit, version=2, upgrade=upgrade)
THIRD = CollectionSpec(VISITS, _INDEXES, record=ThirdVisit, version=3, upgrade=upgrade)


class VersionContract:
    """Records of earlier and later versions."""

    @pytest.fixture
    def unreadable(self) -> UnreadableRecords:
        return UnreadableRecords()

    async def test_a_record_keeps_the_version_in_which_it_was_stored(
        self, open_with: OpenWith
    ) -> None:
        async with opened(open_with, FIRST) as first:
            made = await first.create(VISITS, "v1", {"room": "a", "day": 1})
            assert made.record_version == 1
        async with opened(open_with, SECOND) as second:
            found = await second.get(VISITS, "v1")
            assert found is not None
            assert (found.record_version, found.data) == (1, {"room": "a", "day": 1})
            made = await second.create(VISITS, "v2", {"room": "a", "day": 2, "minutes": 5})
            assert made.record_version == 2
            assert await second.get(VISITS, "v2") == made
            for fields in (None, ("day",), ()):
                page = await second.query(VISITS, Query(order_by="day", fields=fields))
                assert [item.record_version for item in page.items] == [1, 2]
                assert [set(item.data) - {"room", "day", "minutes"} for item in page.items] == [
                    set(),
                    set(),
                ]
            changed = await second.replace(VISITS, "v1", found.data, found.version)
            assert changed.record_version == 2

    async def test_an_earlier_record_is_upgraded_when_it_is_read(
        self, open_with: OpenWith, unreadable: UnreadableRecords
    ) -> None:
        async with opened(open_with, FIRST) as first:
            await first.create(VISITS, "v1", {"room": "a", "day": 1})
        async with opened(open_with, SECOND) as second:
            await second.create(VISITS, "v2", {"room": "a", "day": 2, "minutes": 5})
        async with opened(open_with, THIRD) as store:
            await store.create(VISITS, "v3", {"room": "a", "day": 3, "seconds": 30})
            third = ReadableDocuments(store, [THIRD], unreadable)
            seconds = {"v1": 900, "v2": 300, "v3": 30}
            for one, length in seconds.items():
                found = await third.get(VISITS, one)
                assert found is not None
                assert found.record_version == 3
                assert found.data == {"room": "a", "day": int(one[1]), "seconds": length}
                assert record_of(found, ThirdVisit).seconds == length
            page = await third.query(VISITS, Query(order_by="-day", limit=2))
            assert [item.data["seconds"] for item in page.items] == [30, 300]
            rest = await third.query(
                VISITS, Query(order_by="-day", limit=2, cursor=page.next_cursor)
            )
            assert [item.data["seconds"] for item in rest.items] == [900]
            some = await third.query(VISITS, Query(order_by="day", fields=("seconds",)))
            assert [item.data for item in some.items] == [
                {"seconds": length} for length in seconds.values()
            ]
            assert unreadable.of([VISITS]) == []

    async def test_an_earlier_record_is_stored_anew_when_it_is_changed(
        self, open_with: OpenWith, unreadable: UnreadableRecords
    ) -> None:
        async with opened(open_with, FIRST) as first:
            await first.create(VISITS, "v1", {"room": "a", "day": 1})
            await first.create(VISITS, "v2", {"room": "a", "day": 2})
        async with opened(open_with, THIRD) as store:
            third = ReadableDocuments(store, [THIRD], unreadable)
            found = await third.get(VISITS, "v1")
            assert found is not None
            untouched = await store.get(VISITS, "v1")
            assert untouched is not None
            assert (untouched.record_version, untouched.version) == (1, found.version)
            await third.replace(VISITS, "v1", found.data | {"room": "b"}, found.version)
            stored = await store.get(VISITS, "v1")
            assert stored is not None
            assert stored.record_version == 3
            assert stored.data == {"room": "b", "day": 1, "seconds": 900}
            other = await store.get(VISITS, "v2")
            assert other is not None
            assert other.record_version == 1
            with pytest.raises(StaleVersion):
                await third.replace(VISITS, "v1", found.data, found.version)

    async def test_a_later_record_is_set_aside_and_left_as_it_is(
        self, open_with: OpenWith, unreadable: UnreadableRecords
    ) -> None:
        async with opened(open_with, FIRST) as first:
            old = await first.create(VISITS, "v1", {"room": "a", "day": 1})
        async with opened(open_with, THIRD) as third:
            kept = await third.create(VISITS, "v3", {"room": "a", "day": 3, "seconds": 30})
        async with opened(open_with, SECOND) as store:
            second = ReadableDocuments(store, [SECOND], unreadable)
            for fields in (None, ("day",)):
                page = await second.query(VISITS, Query(order_by="day", fields=fields))
                assert [item.id for item in page.items] == ["v1"]
                assert page.unreadable == 1
            (noted,) = unreadable.of([VISITS])
            assert (noted.id, noted.reason, noted.fields) == ("v3", "newer", ())
            with pytest.raises(RecordFromNewerVersion):
                await second.get(VISITS, "v3")
            with pytest.raises(RecordFromNewerVersion):
                await second.delete(VISITS, "v3")
            with pytest.raises(RecordFromNewerVersion):
                await second.write(
                    [Create(VISITS, "v4", {"room": "a"}), Delete(VISITS, "v3")],
                )
            assert await store.get(VISITS, "v4") is None
            assert await store.get(VISITS, "v3") == kept
            assert await second.delete(VISITS, "v1")
            assert old.id == "v1"

    async def test_what_no_store_has_written_is_set_aside(
        self, open_with: OpenWith, unreadable: UnreadableRecords, spoil: Spoil
    ) -> None:
        plain = CollectionSpec(VISITS)
        async with opened(open_with, plain) as store:
            visits = ReadableDocuments(store, [plain], unreadable)
            for number in range(3):
                await visits.create(VISITS, f"v{number}", {"room": "a", "day": number})
            spoil(VISITS, "v1")
            page = await visits.query(VISITS, Query())
            assert [item.id for item in page.items] == ["v0", "v2"]
            assert page.unreadable == 1
            with pytest.raises(RecordUnreadable):
                await visits.get(VISITS, "v1")
            assert [noted.id for noted in unreadable.of([VISITS])] == ["v1"]
            assert await visits.delete(VISITS, "v1")
            assert unreadable.of([VISITS]) == []

    async def test_a_failing_upgrade_sets_its_record_aside(
        self, open_with: OpenWith, unreadable: UnreadableRecords, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fails(data: JsonObject, version: int) -> JsonObject:
            if data["room"] == "nothing":
                return None  # type: ignore[return-value]
            return data | {"minutes": int(data["room"])}

        broken = CollectionSpec(VISITS, _INDEXES, record=SecondVisit, version=2, upgrade=fails)
        async with opened(open_with, FIRST) as first:
            for number, room in enumerate(["5", "nothing", "words of a patient", "7"]):
                await first.create(VISITS, f"v{number}", {"room": room, "day": number})
        async with opened(open_with, broken) as store:
            second = ReadableDocuments(store, [broken], unreadable)
            page = await second.query(VISITS, Query(order_by="day"))
            assert [item.data["minutes"] for item in page.items] == [5, 7]
            assert page.unreadable == 2
            assert {(noted.id, noted.reason) for noted in unreadable.of([VISITS])} == {
                ("v1", "not_upgraded"),
                ("v2", "not_upgraded"),
            }
            with pytest.raises(RecordUnreadable):
                await second.get(VISITS, "v2")
            kept = await store.get(VISITS, "v2")
            assert kept is not None
            assert kept.data["room"] == "words of a patient"
        assert "words of a patient" not in caplog.text
        assert "ValueError at" in caplog.text


@asynccontextmanager
async def opened(open_with: OpenWith, spec: CollectionSpec) -> AsyncIterator[DocumentStore]:
    """The data of this test, by a program that declares the collection like this."""
    store = open_with([spec])
    try:
        yield store
    finally:
        await store.close()
