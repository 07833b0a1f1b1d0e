"""The deliveries tab: the pane beside its list, what was received, what came back signed."""
