"""Trades with tasks, learning goals and words, and other phrases to choose from, in every language of the site."""
