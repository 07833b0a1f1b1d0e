"""Fields one types in: text, dates, amounts and quantities, in the trade's own spellings."""
