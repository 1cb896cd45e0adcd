"""Results as numbers: imported surveys, frozen snapshots of answers, and released tables."""
