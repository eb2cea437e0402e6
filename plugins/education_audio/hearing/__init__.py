"""Finished audio checked by ear: what a recogniser hears beside what should have been said."""
