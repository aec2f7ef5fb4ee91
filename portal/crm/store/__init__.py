"""The acts of staff on the records of the store: see README.md of the app."""
