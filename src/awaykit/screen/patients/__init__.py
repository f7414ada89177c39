"""What in a text could tell who a patient was."""
