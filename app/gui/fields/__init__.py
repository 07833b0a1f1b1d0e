"""Fields one types in, in the trade's own spellings, and the look-up that stands under one."""
