"""How far the site is open to everybody, measured in a real browser: every page, language, size and scheme."""
