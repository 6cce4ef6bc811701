"""The site in numbers, for a Prometheus or whatever else reads its format. See docs/decisions/0038-observability.md."""
