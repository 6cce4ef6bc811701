"""For the editors: what is missing, stale or hard to read in the words of the site, and marking what was read."""
