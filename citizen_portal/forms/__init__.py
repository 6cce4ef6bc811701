"""What is typed: kinds of box, what each must be, and the forms both sides have in common."""
