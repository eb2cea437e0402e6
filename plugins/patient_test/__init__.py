"""The feature Patient Test."""
