"""The Firestore document store: the contract of the port, over gRPC with Google's own client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from core.adapters.firestore.documents import FirestoreDocumentStore
from core.ports.documents import CollectionSpec, DocumentStore
from core.tooling.indexes import firestore_indexes
from tests.core.ports.document_batches import BatchContract
from tests.core.ports.document_contract import COLLECTIONS, DocumentContract, OpenStore
from tests.core.ports.document_limits import LimitContract
from tests.core.ports.document_queries import QueryContract
from tests.core.ports.document_refusals import RefusalContract
from tests.core.ports.document_search import SEARCHED, SearchContract
from tests.core.ports.document_totals import TotalsContract
from tests.core.ports.document_versions import FIRST, OpenWith, Spoil, VersionContract
from tests.firestore_server import FirestoreServer, ServerThread


@pytest.fixture(scope="module")
def firestore() -> Iterator[ServerThread]:
    """A server that serves no query without a declared index."""
    thread = ServerThread(FirestoreServer(firestore_indexes([*COLLECTIONS, *SEARCHED, FIRST])))
    yield thread
    thread.stop()


class TestDocuments(
    DocumentContract, LimitContract, BatchContract, QueryContract, RefusalContract, TotalsContract
):
    @pytest.fixture
    def open_store(self, firestore: ServerThread, request: pytest.FixtureRequest) -> OpenStore:
        database = f"d{abs(hash(request.node.nodeid))}"

        def new() -> DocumentStore:
            return FirestoreDocumentStore(
                "clinic", database, COLLECTIONS, emulator_host=f"127.0.0.1:{firestore.port}"
            )

        return new


class TestVersions(VersionContract):
    @pytest.fixture
    def open_with(self, firestore: ServerThread, request: pytest.FixtureRequest) -> OpenWith:
        database = f"d{abs(hash(request.node.nodeid))}"

        def new(collections: Sequence[CollectionSpec]) -> DocumentStore:
            return FirestoreDocumentStore(
                "clinic", database, collections, emulator_host=f"127.0.0.1:{firestore.port}"
            )

        return new

    @pytest.fixture
    def spoil(self, firestore: ServerThread, request: pytest.FixtureRequest) -> Spoil:
        place = f"projects/clinic/databases/d{abs(hash(request.node.nodeid))}"

        def change(collection: str, id: str) -> None:
            found = firestore.server.database(place).get(f"{place}/documents/{collection}/{id}")
            # As somebody may write it in the console: no JSON has a moment.
            found.fields["day"].timestamp_value.seconds = 7

        return change


class TestSearch(SearchContract):
    @pytest.fixture
    def open_store(self, firestore: ServerThread, request: pytest.FixtureRequest) -> OpenStore:
        database = f"d{abs(hash(request.node.nodeid))}"

        def new() -> DocumentStore:
            return FirestoreDocumentStore(
                "clinic", database, SEARCHED, emulator_host=f"127.0.0.1:{firestore.port}"
            )

        return new
