"""The plugin keeps to the contract that every plugin is held to."""

from elevendops.testing import PluginContract


class TestContract(PluginContract):
    plugin_id = "appointments"
