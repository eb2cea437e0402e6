"""Plugins that crash, hang or spin in an API that runs."""
