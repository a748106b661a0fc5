"""Tests of the checks, where the examples of the rules do not suffice."""
