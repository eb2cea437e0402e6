"""The lanes of jobs: each has workers of its own, so that long work holds up no short one."""

from __future__ import annotations

from typing import Literal

Lane = Literal["urgent", "interactive", "background"]
"""Jobs that a patient's safety hangs on, jobs that somebody waits for at the screen, and jobs that
may take their time. Urgent is only what is over in seconds, whoever is away.
"""
