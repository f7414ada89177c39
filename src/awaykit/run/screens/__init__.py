"""Pages for the browser that tell of the whole output folder."""
