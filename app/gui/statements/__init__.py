"""The tab of statements: a month, every customer's figures, and one of them in its movements."""
