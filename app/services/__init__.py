"""What the firm does: one function a verb, no wording, no commit."""
