"""What makes the files under models/: word counts and trained weights."""
