"""The cellar: everything that is kept."""
