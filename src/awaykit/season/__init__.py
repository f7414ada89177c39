"""Dated facts that change every year, each with its source, the day it was checked and how sure it is."""
