"""What a dossier may say: frozen pydantic models, one module for each part of the dossier."""
