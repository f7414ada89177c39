"""Text and data in, bytes out: templates, PDF, Word and plain text; knows nothing of applicants."""
