"""Room 2, the walk: how much help does this person need, and what comes next?"""
