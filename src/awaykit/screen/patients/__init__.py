"""What in a text could show who a patient was."""
