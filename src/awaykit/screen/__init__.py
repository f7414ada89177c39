"""Screens for words: who a patient could be, and what an honest applicant would not write."""
