"""Data that earlier versions have stored, and how they were recorded."""
