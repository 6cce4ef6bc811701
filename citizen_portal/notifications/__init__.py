"""What people are written: which letters follow from what happens, what they say, and sending them."""
