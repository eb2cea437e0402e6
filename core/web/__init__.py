"""The HTTP side of the API: its own routes, middleware, problems and headers."""
