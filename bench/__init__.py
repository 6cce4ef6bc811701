"""The measurements `make bench` runs: ours and a bare peer, side by side in one run."""
