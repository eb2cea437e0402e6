"""Documents of a few sentences, which are about all that they say."""
