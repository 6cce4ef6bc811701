"""`flask doctor`: what a site has and needs, looked at from the outside. It changes nothing and writes to nobody."""
