"""Settings, addresses and the pieces that join them; read once, from the environment."""
