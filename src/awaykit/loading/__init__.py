"""From the files of a dossier's folder to a checked `Dossier`, with every problem at its line."""
