"""What `make test` does before and beside the tests."""
