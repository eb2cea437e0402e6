"""The local service as the product starts it, without the model that compares meanings.

The model reads each document for some 60 ms a sentence, also long after the test that made it.
Tests of meanings have a model of their own, and `tests.e2e.test_main_job_traces` has the product's.
"""

from __future__ import annotations

from core.local.__main__ import main

if __name__ == "__main__":
    main(embeddings=None)
