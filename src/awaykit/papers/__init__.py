"""A folder for each kind of paper: its facts, its days, its plan; no bytes, no files."""
