"""What a paper says, without a unit of length: facts (contents) and the nodes writers visit."""
