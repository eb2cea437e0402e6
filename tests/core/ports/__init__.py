"""Tests of the ports: one contract suite for all adapters of a port, and each adapter's own."""

import pytest

pytest.register_assert_rewrite(
    "tests.core.ports.blob_contract",
    "tests.core.ports.document_batches",
    "tests.core.ports.document_contract",
    "tests.core.ports.document_limits",
    "tests.core.ports.document_queries",
    "tests.core.ports.document_refusals",
    "tests.core.ports.document_samples",
    "tests.core.ports.document_totals",
)
