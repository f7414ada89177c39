"""The pages that a run leaves for the applicant's browser: where to start, and the e-mails to copy from."""
