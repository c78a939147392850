"""What a text refers to: symbols, resolutions, treaties, cases and addresses, as they are cited."""
