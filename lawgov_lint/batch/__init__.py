"""Many files: which ones, in what order."""
