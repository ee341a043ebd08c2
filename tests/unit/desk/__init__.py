"""Tests of desk, path for path."""
