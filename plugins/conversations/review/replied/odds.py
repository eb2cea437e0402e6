"""The learnt odds that a reply answers a question: what was fitted to replies that were judged.

Signs say little alone: that a reply opens with "No" counts where the document says no too, and that
it is near a sentence where that one fits the question. So beside the signs themselves fixed random
waves of them are weighed, which stand for a kernel machine of all signs together (Rahimi and Recht,
"Random features for large-scale kernel machines", 2007).
`python -m benchmarks.replies DIRECTORY` fits the weights anew: see decision 82.

These odds were fitted to replies that the detectors behind the signs had been developed on, where
they speak more surely than elsewhere. So on fresh replies the odds are weighed once more beside the
same signs (`Checked`): `python -m benchmarks.replies --checked DIRECTORY` fits that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights.npz"
CHECKED = Path(__file__).parent / "checked.npz"
DENIED = Path(__file__).parent / "denied.npz"

FITTED_WITH = "367cdb8cd955e9f7d0731694844772dce4159c92279749db950dfccf812c7fab"
"""The `fingerprint` of the subjects whose signs these weights were fitted to."""

# No sign counts for more than one so many standard deviations from its average.
_FARTHEST = 4.0


@dataclass(frozen=True)
class Checked:
    """Learnt weights of some numbers about a reply, each weighed by itself.

    Attributes:
        average, spread: of each number.
        weights: what each counts.
        bias: the odds where nothing counts.
    """

    average: NDArray[np.float32]
    spread: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: float

    def of(self, numbers: Sequence[float]) -> float:
        """The odds for a reply with these numbers; above 0 it rather is so."""
        import numpy as np

        [seen] = self.seen(np.array([numbers], "f4"))
        return float(seen @ self.weights) + self.bias

    def seen(self, numbers: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the weights weigh: a row for each row of numbers."""
        standard: NDArray[np.float32] = (numbers - self.average) / self.spread
        return standard.clip(-_FARTHEST, _FARTHEST)


@dataclass(frozen=True)
class Odds(Checked):
    """The learnt weights: of the signs, and then of each wave of them.

    Attributes:
        turns, shifts: what makes the waves of the signs: a column, and a number, for each.
    """

    turns: NDArray[np.float32]
    shifts: NDArray[np.float32]

    def seen(self, numbers: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the weights weigh: a row of signs and waves for each row of signs."""
        import numpy as np

        standard = super().seen(numbers)
        return np.concatenate([standard, np.cos(standard @ self.turns + self.shifts)], axis=1)


@lru_cache(maxsize=1)
def learnt() -> Odds:
    """The weights of the file, read once."""
    return Odds(**_read(WEIGHTS))


@lru_cache(maxsize=1)
def checked() -> Checked:
    """The weights of the file of fresh replies, read once."""
    return Checked(**_read(CHECKED))


@lru_cache(maxsize=1)
def denied() -> Checked:
    """The weights of what denies the document, read once."""
    return Checked(**_read(DENIED))


def _read(path: Path) -> dict[str, Any]:
    import numpy as np

    with np.load(path) as kept:
        read: dict[str, Any] = {name: kept[name].astype(np.float32) for name in kept.files}
    return read | {"bias": float(read["bias"])}
