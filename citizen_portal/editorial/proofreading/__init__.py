"""Proofreading: what an attentive reader would find in the words of the site, found before they are published."""
