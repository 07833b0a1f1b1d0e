"""The delivery editor: open lines with quantities proposed, typed over by keyboard alone."""
