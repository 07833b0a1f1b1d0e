"""The order editor: header fields, a grid like Excel, totals; drafts kept cell by cell."""
