"""The door for force and partner staff, a folder per noun."""
