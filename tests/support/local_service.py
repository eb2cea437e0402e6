"""The local service as the product starts it, without the model that compares meanings.

The model reads each document for some 60 ms a sentence, also long after the test that made it.
Tests of meanings have a model of their own, and `tests.e2e.test_main_job_traces` has the product's.
"""

from __future__ import annotations

import sys

from core.local.__main__ import main
from core.local.service import WRITING_PAUSE_SECONDS

AT_ONCE = "--scripts-at-once"
"""Scripts are streamed as ever, but without the pauses that let a page show how they grow."""

if __name__ == "__main__":
    main(embeddings=None, writing_pause=0.0 if AT_ONCE in sys.argv else WRITING_PAUSE_SECONDS)
