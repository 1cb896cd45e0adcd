"""Decisions with reasons, actions with owners, and changes claimed with proof."""
