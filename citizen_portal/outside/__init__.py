"""Every connection that leaves the house."""
