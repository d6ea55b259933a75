"""What articles and label files from anywhere may hold: no crash, no hang, no way out."""
