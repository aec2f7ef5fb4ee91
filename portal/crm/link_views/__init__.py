"""Connections, mapping and queue in the admin."""
