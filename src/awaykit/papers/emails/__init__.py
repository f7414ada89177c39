"""The e-mails of the season."""
