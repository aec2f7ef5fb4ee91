"""The project's own measurements, each by name: `python -m portal benchmark --list`."""
