"""Choosing the portfolio: candidate rotations, points, the best sets, and programs in order."""
