"""Whose act a sentence tells, and praise of oneself."""
