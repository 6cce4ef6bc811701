"""For whoever runs the site."""
