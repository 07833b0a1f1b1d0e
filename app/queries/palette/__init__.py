"""Finding anything from anywhere: customers, papers and items, what was used lately first."""
