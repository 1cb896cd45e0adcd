"""The door a person answers through: no account, no JavaScript, nothing kept that need not be."""
