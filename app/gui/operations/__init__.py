"""What a page sets going: the command, the worker, and the word about what happened."""
