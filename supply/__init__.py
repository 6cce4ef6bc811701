"""What the site is made of that others wrote: which versions, under which licences, and when somebody last looked.

Nothing here runs with the site. `make check` reads it, and so do the tests.
"""
