"""For the tests of plugins: the real app with stores of its own, and the conformance suite.

Switched on by `-p elevendops.testing` (pytest's `addopts`) or
`pytest_plugins = ["elevendops.testing"]`, which give the fixture `clinic`:

    from elevendops.testing import Clinic, PluginContract

    class TestContract(PluginContract):
        plugin_id = "appointments"

    def test_today(clinic: Clinic) -> None:
        assert clinic.client.get("/api/appointments").status_code == 200

Nothing here reaches a network: the app listens on loopback, and the voice service is away.
"""

import sys

import pytest

# The suite's own assertions say what they compared, also in a plugin's tests. An older plugin's
# `-p core.testing` has seen to that.
if "core.testing" not in sys.modules:
    pytest.register_assert_rewrite("core.testing")

from core.testing import Clinic, PluginContract, clinic, running_clinic, said

__all__ = ["Clinic", "PluginContract", "clinic", "running_clinic", "said"]
