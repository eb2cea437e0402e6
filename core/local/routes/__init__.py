"""The providers' protocols, over HTTP and WebSocket."""
