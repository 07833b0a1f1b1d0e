"""The customers' tab: a narrow list, the record itself, and whom to call at its right."""
