"""Pages for the browser about the whole output folder."""
