"""What other systems get of a placement."""
