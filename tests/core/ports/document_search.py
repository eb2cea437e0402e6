"""The contract of searches: any conditions together, newest first, exact pages and totals."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core import clock
from core.errors import InvalidInput
from core.ports.documents import (
    CollectionSpec,
    Create,
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    SearchSpec,
    Totals,
)
from tests.core.ports.document_contract import StoreSuite

TALKS = CollectionSpec(
    "talks",
    sums=("length", "Length"),
    search=SearchSpec(("words[]", "tags[]", "who", "grave"), "at"),
)
CALLS = CollectionSpec(
    "calls", sums=("length",), search=SearchSpec(("who", "grave"), "at", narrow=("who",))
)
SEARCHED = (TALKS, CALLS)

_START = datetime(2024, 2, 1, tzinfo=UTC)
_WORDS = ["knee", "pain", "wound", "膝", "膝蓋", "痛", "k-n", "a b", "Knee", 'q"']
_TAGS = ["faq", "after care"]
_PEOPLE: list[Any] = ["P1", "P-2", 1, True, 1.5]


def at(minute: int) -> str:
    return clock.stamp(_START + timedelta(minutes=minute))


def has(word: str) -> Filter:
    return Filter("words", "array_contains", word)


def tagged(tag: str) -> Filter:
    return Filter("tags", "array_contains", tag)


def who(value: Any) -> Filter:
    return Filter("who", "==", value)


def documents(count: int, seed: int = 1) -> dict[str, JsonObject]:
    chance = random.Random(seed)
    return {
        f"t{number:03}": {
            "words": chance.sample(_WORDS, 4),
            "tags": chance.sample(_TAGS, chance.randint(0, 2)),
            "who": chance.choice(_PEOPLE),
            "grave": chance.random() < 0.5,
            "length": number,
            "Length": 2,
            "at": at(chance.randrange(10_000) * 10 + number % 10),
        }
        for number in range(count)
    }


async def keep(store: DocumentStore, collection: str, data: dict[str, JsonObject]) -> None:
    steps = [Create(collection, identifier, one) for identifier, one in data.items()]
    for start in range(0, len(steps), 100):
        await store.write(steps[start : start + 100])


def fits(data: JsonObject, conditions: tuple[Filter, ...]) -> bool:
    for one in conditions:
        found = data.get(one.field)
        if one.op == "==":
            if found != one.value or isinstance(found, bool) != isinstance(one.value, bool):
                return False
        elif one.op == "array_contains":
            if one.value not in (found or []):
                return False
        elif not {">=": str(found) >= str(one.value), "<": str(found) < str(one.value)}[one.op]:
            return False
    return True


async def pages(store: DocumentStore, collection: str, query: Query) -> list[str]:
    found: list[str] = []
    cursor: str | None = None
    for _ in range(100):
        page = await store.query(
            collection, Query(query.filters, query.order_by, query.limit, cursor, query.fields)
        )
        found += [item.id for item in page.items]
        cursor = page.next_cursor
        if cursor is None:
            return found
    raise AssertionError("the pages have no end")


class SearchContract(StoreSuite):
    """Stores of `SEARCHED`."""

    async def test_any_conditions_together_page_and_add_up_exactly(
        self, store: DocumentStore
    ) -> None:
        data = documents(60)
        await keep(store, "talks", data)
        some: list[tuple[Filter, ...]] = [
            (has("knee"),), (has("knee"), has("pain")), (has("k-n"), has("a b")), (has('q"'),),
            (has("膝"), has("痛"), has("Knee")), (has("wound"), tagged("after care")),
            (tagged("faq"), who("P-2")), (has("pain"), who(1)), (has("pain"), who(True)),
            (has("pain"), who(1.5), Filter("grave", "==", True)), (has("nothing"),),
        ]  # fmt: skip
        times: list[tuple[Filter, ...]] = [
            (),
            (Filter("at", ">=", at(30_000)),),
            (Filter("at", ">=", at(20_000)), Filter("at", "<", at(70_000))),
        ]
        for conditions in (one + time for one, time in itertools.product(some, times)):
            wanted = {i: one for i, one in data.items() if fits(one, conditions)}
            newest = sorted(wanted, key=lambda i: str(wanted[i]["at"]), reverse=True)
            assert await pages(store, "talks", Query(conditions, "-at", 7)) == newest, conditions
            totals = await store.totals("talks", conditions, ("length", "Length"))
            sums = {"length": sum(one["length"] for one in wanted.values())}
            assert totals == Totals(len(wanted), sums | {"Length": 2 * len(wanted)}), conditions

    async def test_single_fields_alone(self, store: DocumentStore) -> None:
        data = documents(40, seed=2)
        await keep(store, "calls", data)
        grave = Filter("grave", "==", True)
        late = Filter("at", ">=", at(50_000))
        for conditions in ((), (late,), (grave,), (who("P1"),), (who("P1"), grave, late)):
            wanted = {i: one for i, one in data.items() if fits(one, conditions)}
            newest = sorted(wanted, key=lambda i: str(wanted[i]["at"]), reverse=True)
            assert await pages(store, "calls", Query(conditions, "-at", 5)) == newest
            totals = await store.totals("calls", conditions, ("length",))
            assert totals == Totals(
                len(wanted), {"length": sum(one["length"] for one in wanted.values())}
            )

    async def test_it_follows_every_change(self, store: DocumentStore) -> None:
        kept = await store.create("talks", "t1", {"words": ["knee"], "at": at(1), "length": 2})
        knee, hip = Query((has("knee"),), "-at"), Query((has("hip"),), "-at")
        assert await pages(store, "talks", knee) == ["t1"]
        new = {"words": ["hip"], "at": at(2), "length": 3}
        kept = await store.replace("talks", "t1", new, kept.version)
        assert await pages(store, "talks", knee) == []
        assert await pages(store, "talks", hip) == ["t1"]
        assert await store.totals("talks", (has("hip"),), ("length",)) == Totals(1, {"length": 3})
        await store.delete("talks", "t1", kept.version)
        assert await pages(store, "talks", hip) == []
        assert (await store.totals("talks", (has("hip"),))).count == 0

    async def test_what_has_no_moment_is_not_found_and_does_no_harm(
        self, store: DocumentStore
    ) -> None:
        await store.create("talks", "t1", {"words": ["knee"], "at": at(1)})
        await store.create("talks", "t2", {"words": ["knee"]})
        await store.create("talks", "t3", {"words": "knee", "at": at(3)})
        await store.create("talks", "t4", {"at": at(4), "words": [None, ["knee"], {"a": 1}]})
        assert await pages(store, "talks", Query((has("knee"),), "-at")) == ["t1"]

    async def test_documents_of_one_moment_each_come_once(self, store: DocumentStore) -> None:
        data: dict[str, JsonObject] = {
            f"t{number}": {"words": ["knee"], "at": at(1)} for number in range(300)
        }
        await keep(store, "talks", data)
        found = await pages(store, "talks", Query((has("knee"),), "-at", 70))
        assert sorted(found) == sorted(data)

    async def test_fields_restrict_the_answer(self, store: DocumentStore) -> None:
        await store.create(
            "talks", "t1", {"words": ["knee"], "tags": ["faq"], "who": "P1", "at": at(1)}
        )
        query = Query((has("knee"), tagged("faq")), "-at", fields=("who", "length"))
        [found] = (await store.query("talks", query)).items
        assert found.data == {"who": "P1"}

    async def test_a_cursor_of_another_search_or_rubbish_is_invalid(
        self, store: DocumentStore
    ) -> None:
        await keep(store, "talks", documents(30))
        query = Query((has("knee"), has("pain")), "-at", 1)
        cursor = (await store.query("talks", query)).next_cursor
        assert cursor is not None
        other = (has("knee"), has("wound"))
        for filters, bad in ((other, cursor), (query.filters, "rubbish"), (query.filters, "W10")):
            with pytest.raises(InvalidInput):
                await store.query("talks", Query(filters, "-at", 1, bad))
