"""What the program understands of figures, measured against figures listed by hand; texts of ours, sound and spoilt."""
