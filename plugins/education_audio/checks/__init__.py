"""The checks of a script, of this feature and of all plugins."""
