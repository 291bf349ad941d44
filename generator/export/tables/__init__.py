"""The portal as tables: CSV for programs, XLSX for people, and the package of open data."""
