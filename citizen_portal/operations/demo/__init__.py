"""Plainly invented placements, for whoever tries the desk."""
