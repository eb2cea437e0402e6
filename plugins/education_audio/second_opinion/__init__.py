"""The language model as second reader of a script: asked by staff, believed by its quotes."""
