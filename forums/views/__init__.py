"""HTTP glue: find, call one action, answer."""
