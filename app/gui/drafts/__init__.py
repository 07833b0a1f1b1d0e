"""What is being typed, kept in the book cell by cell, offered again and thrown away."""
