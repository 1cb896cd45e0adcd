"""A made-up year in two made-up forces. Nothing else in the product may import this."""
