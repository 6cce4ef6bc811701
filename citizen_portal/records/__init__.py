"""Placements kept: finding them, and the one door for every change."""
