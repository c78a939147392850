"""What a document says of itself: one module per family of documents."""
