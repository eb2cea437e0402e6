"""Tests of the ports: one contract suite for all adapters of a port, and each adapter's own."""

import pytest

pytest.register_assert_rewrite(
    "tests.core.ports.document_contract",
    "tests.core.ports.document_queries",
    "tests.core.ports.blob_contract",
)
