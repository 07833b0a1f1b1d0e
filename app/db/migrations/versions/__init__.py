"""One file a revision, named ``rNNNN_what.py``; the list of them is ``schema.REVISIONS``."""
