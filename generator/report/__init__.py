"""Diagnostics and documents for people and for programs."""
