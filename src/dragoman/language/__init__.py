"""Language: parses a document once, for all rooms: tokens, sentences, syntax, names, times, attribution.

In: text. Out: a spaCy Doc (Universal Dependencies labels) with the encoder's span layers in `doc.spans`.
Invariant: the Doc's text is the input, character for character, and the same text gives the same Doc whatever is read beside it.
"""
