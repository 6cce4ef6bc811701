"""What people type, read: one rule a module, the same for every field of every form. Pure, and knows no other room."""
