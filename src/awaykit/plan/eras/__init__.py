"""The draft for the MyERAS form: its entries, descriptions and order, composed from the dossier."""
