"""The orders' tab beside its list: the pane of one order and what is done from it."""
