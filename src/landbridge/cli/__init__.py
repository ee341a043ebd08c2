"""The command line: words to nouns, one desk call, nouns to words."""
