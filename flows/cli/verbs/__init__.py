"""What each verb of the command understands, a module per group of verbs; none of it does any work."""
