"""The resource: versioned content packs (words as data), and the reader that checks them."""
