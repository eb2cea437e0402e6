"""Plugins that break, in a running product."""
