"""The one way from a dossier to papers: load, plan, fill, check, render, write; prints nothing."""
