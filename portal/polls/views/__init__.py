"""HTTP: pages of editors, polls in posts, and who voted in named ones."""
