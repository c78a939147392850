"""Fetching over HTTP: polite, bounded, and never where it is not allowed to go."""
