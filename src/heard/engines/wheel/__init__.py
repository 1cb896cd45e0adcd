"""The wheel: seven stages in a circle that has no end, and where each lies in the picture."""
