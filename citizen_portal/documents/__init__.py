"""What is shown of a placement, on pages and on paper, told once so that no two of them disagree."""
