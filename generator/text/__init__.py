"""Reading Russian official prose: pure functions from printed text to what it says."""
