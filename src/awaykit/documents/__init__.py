"""One module for each kind of document: its typed context and its plan; no bytes, no files."""
