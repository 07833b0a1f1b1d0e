"""The complaints' tab: two clocks, what happened, the answer, and closing."""
