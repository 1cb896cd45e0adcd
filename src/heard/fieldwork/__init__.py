"""When and how people are asked: the open link of a running engagement."""
