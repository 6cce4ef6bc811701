"""The programme that makes papers, one after the other, in a process of its own. It knows nothing of the site.

It is started by its path, so nothing in here imports anything of the site's but its own neighbours.
"""
