"""The language model as second judge of the ledger: asked in a job, believed by its quotes."""
