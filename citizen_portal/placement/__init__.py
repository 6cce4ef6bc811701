"""Room 3, registering a placement somebody found."""
