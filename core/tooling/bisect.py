"""Finds the plugin with which the product does not come up, in few starts."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence

PARTS = ("api", "dashboard")
"""What one start consists of."""

_TRIAL_SECONDS = 90.0


def most_starts(plugins: int) -> int:
    """How many starts it takes at most to find one of so many plugins."""
    return 1 + math.ceil(math.log2(plugins)) if plugins else 1


def find_culprit(plugins: Sequence[str], comes_up: Callable[[Collection[str]], bool]) -> str | None:
    """The plugin that keeps the product from coming up; None when it comes up with all.

    `comes_up` starts the product with these plugins of others and no further ones. One plugin is
    taken to be the cause; of several, one is found.
    """
    if not plugins or comes_up(plugins):
        return None
    suspects = list(plugins)
    while len(suspects) > 1:
        half, rest = suspects[: len(suspects) // 2], suspects[len(suspects) // 2 :]
        suspects = rest if comes_up(half) else half
    return suspects[0]


def trial_start(plugins: Collection[str], everything: Collection[str]) -> bool:
    """Start the API and then the dashboard, each in a process of its own with empty stores; True
    when both come up.

    Of `everything` that others have made only these plugins are loaded.
    """
    left_out = ",".join(sorted(set(everything) - set(plugins)))
    return all(_comes_up(part, left_out) for part in PARTS)


def _comes_up(part: str, left_out: str) -> bool:
    try:
        return (
            subprocess.run(
                [sys.executable, "-m", "core.tooling.trial_start", part, left_out],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_TRIAL_SECONDS,
                check=False,
            ).returncode
            == 0
        )
    except subprocess.TimeoutExpired:
        return False
