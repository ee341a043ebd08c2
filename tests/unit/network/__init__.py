"""Tests of network, path for path."""
