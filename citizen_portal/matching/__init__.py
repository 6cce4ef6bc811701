"""How words are compared that two people spell differently. Pure, and knows no other room."""
