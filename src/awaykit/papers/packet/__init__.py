"""The request packet for a letter writer, and the private sheets that come with it."""
