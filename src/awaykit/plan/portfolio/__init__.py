"""The best sets of rotations, and programs in order."""
