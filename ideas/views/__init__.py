"""HTTP: find, call one action, answer."""
