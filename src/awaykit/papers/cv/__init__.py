"""The CV."""
