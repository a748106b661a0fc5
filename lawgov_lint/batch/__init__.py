"""Many files: which ones, in what order, on how many processes."""

from __future__ import annotations

MOST_JOBS = 61
"""More processes than that Windows cannot wait for (``concurrent.futures.ProcessPoolExecutor``)."""
