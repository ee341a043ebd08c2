"""Tests of policies, path for path."""
