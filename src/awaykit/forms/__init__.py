"""The dossier as questions, and what a command changes in it."""
