"""What stands beside a list: all of one record, in one read."""
