"""What the dashboard asks of the API, and what the answers mean."""
