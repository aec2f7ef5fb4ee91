"""Named faults in rules that members rely on, and the tests that must notice them: `make mutations` tries them all."""
