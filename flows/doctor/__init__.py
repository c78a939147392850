"""Is this machine fit to run Chancery, and what is to be done where it is not."""
