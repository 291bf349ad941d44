"""The model of a protocol: frozen values, named in the words of the field."""
