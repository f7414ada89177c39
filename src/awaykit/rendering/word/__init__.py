"""Word files from the HTML."""
