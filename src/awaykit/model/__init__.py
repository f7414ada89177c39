"""The content of a dossier: frozen pydantic models, one module for each part of the dossier."""
