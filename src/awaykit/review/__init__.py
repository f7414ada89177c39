"""The guide as a catalogue of rules: what a dossier, or the words of a paper, make worth saying."""
