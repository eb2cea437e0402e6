"""Tests of the deployment: its files, its scripts and the image."""
