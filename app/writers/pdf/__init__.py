"""Papers as PDF: zones put marks on sheets in millimetres, the press turns sheets into a file."""
