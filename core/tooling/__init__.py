"""For people at a command line, and for the tests of plugins."""
