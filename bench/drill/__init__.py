"""The durability drill: people go on using the site while what it stands on is taken away. See docs/drill.md."""
