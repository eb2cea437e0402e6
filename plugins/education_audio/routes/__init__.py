"""The routes of Education Audio."""
