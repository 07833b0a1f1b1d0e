"""Finding a customer or product while its name is being typed, and what was last agreed with it."""
