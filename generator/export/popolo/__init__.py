"""Popolo: organizations with their groups in one file, meetings and decisions in a file of each year."""
