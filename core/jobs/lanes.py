"""The lanes of jobs: each has workers of its own, so that long work holds up no short one."""

from __future__ import annotations

from typing import Literal

Lane = Literal["interactive", "background"]
"""Jobs that somebody waits for at the screen, and jobs that may take their time."""
