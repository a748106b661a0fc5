"""Tests of lawgov-lint."""
