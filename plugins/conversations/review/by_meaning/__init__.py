"""A reply laid beside a document by its meaning, where there is a model: what it tells of it."""
