"""What members see of the link, and where other systems knock."""
