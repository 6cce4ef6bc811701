"""The walk drawn and told, for whoever works with it and whoever wants to know why it answers as it does."""
