"""The one way from a dossier to papers: load, plan, review, words, proof, pages, write; prints nothing."""
