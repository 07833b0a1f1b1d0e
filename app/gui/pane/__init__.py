"""The pane beside a list: one record's head, facts, actions, lines, timeline and papers."""
