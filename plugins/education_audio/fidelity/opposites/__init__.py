"""Words that turn a sentence round when one takes the other's place."""
