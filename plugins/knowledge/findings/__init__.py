"""What staff should look at in a document: hard sentences, missing warnings, other figures."""
