"""Reads all pages of a query."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Protocol

from core.ports.documents import DocumentPage, Query


class AsksPages(Protocol):
    """A document store, as far as reading pages goes."""

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """As DocumentStore.query."""
        ...


async def pages(store: AsksPages, collection: str, query: Query) -> AsyncIterator[DocumentPage]:
    """Every page of the query, in its order; `limit` is that of a page."""
    while True:
        page = await store.query(collection, query)
        yield page
        if page.next_cursor is None:
            return
        query = replace(query, cursor=page.next_cursor)
