"""Whole reports without a mistake, and single mistakes planted in them."""
