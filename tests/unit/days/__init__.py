"""Tests of days, path for path."""
