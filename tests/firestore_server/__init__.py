"""A Firestore for tests: `google.firestore.v1.Firestore` over gRPC, made from its documentation.

It keeps documents in memory, orders values and names as Firestore does, refuses what Firestore
refuses (queries without a declared index among it) and can be told to fail. In the test's process
it is a `ServerThread(FirestoreServer(indexes))`; as a process of its own it is started by
`python -m tests.firestore_server --port 8080 --indexes firestore.indexes.json --control-port 8081`.
"""

from tests.firestore_server.faults import Fault
from tests.firestore_server.server import FirestoreServer, ServerThread

__all__ = ["Fault", "FirestoreServer", "ServerThread"]
