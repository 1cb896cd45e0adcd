"""What takes several rooms at once: withdrawing a person everywhere, and seeing the whole loop."""
