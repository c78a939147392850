"""The version that every derived row names."""

CODE_VERSION = "0.1.0"
