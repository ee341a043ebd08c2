"""Tests of analyses, path for path."""
