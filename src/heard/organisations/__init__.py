"""Forces, partner agencies, the people in them, and the roles they hold."""
