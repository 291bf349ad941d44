"""Glasno: a static site generator for the public protocols of collegial bodies."""

__version__ = "0.1.0"
