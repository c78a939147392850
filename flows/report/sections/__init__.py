"""One module per section of the site, found by being here."""
