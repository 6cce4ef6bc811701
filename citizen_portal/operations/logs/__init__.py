"""The log as lines a machine reads, with a number for each request. See docs/decisions/0040-logs.md."""
