"""Tests of scenarios, path for path."""
