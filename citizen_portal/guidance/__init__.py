"""Room 1, reading."""
