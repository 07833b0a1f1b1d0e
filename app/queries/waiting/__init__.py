"""What waits for somebody, kind by kind; ``queries.today`` puts them into one ranked list."""
