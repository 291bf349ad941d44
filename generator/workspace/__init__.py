"""What lies around a run of the program: its day, the state of its files, and what was kept of the last run.

Nothing here imports the rest of the program: a run with nothing to do must know it before the first import.
"""
