"""What was fitted to the signs of the learnt subjects goes with those that are learnt now."""

from __future__ import annotations

from types import ModuleType

import pytest

from core.retrieval.asking.subjects import fingerprint
from plugins.conversations.review.by_meaning import abroad, quoting
from plugins.conversations.review.replied import odds


@pytest.mark.parametrize("fitted", [abroad, odds, quoting], ids=["abroad", "odds", "quoting"])
def test_the_weights_were_fitted_to_the_subjects_as_they_are(fitted: ModuleType) -> None:
    assert fingerprint() == fitted.FITTED_WITH, (
        f"The subjects were learnt anew: fit the weights of {fitted.__name__} to their signs, as"
        " decision 82 tells, and note the new fingerprint beside them."
    )
