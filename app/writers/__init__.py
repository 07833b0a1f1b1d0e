"""Papers and workbooks, as files."""
