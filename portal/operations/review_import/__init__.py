"""Reviews from a CSV file (`import_reviews`)."""
