"""Tests of estimators, path for path."""
