"""Rules for the server of a built site: one value (``Rules``), and a module for each server."""
