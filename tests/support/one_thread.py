"""Has numpy compute with one thread in this process, and in none that it starts.

Several processes test at once. Threads of one of them that wait for each other do so busily, and
take the processor from all: to fit a classifier took four times as long.
"""

from __future__ import annotations

import os

_NAME = "OPENBLAS_NUM_THREADS"
_given = os.environ.get(_NAME)
os.environ[_NAME] = "1"
import numpy  # noqa: E402, F401 - which reads the name as it is imported

if _given is None:
    del os.environ[_NAME]
else:
    os.environ[_NAME] = _given
