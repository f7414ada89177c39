"""The strategy summary."""
