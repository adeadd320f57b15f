"""What is known beforehand about actors: names, nouns, titles, from the tables of this folder that anyone can edit.

Goes in: a Doc's words (token texts) and a place in them. Comes out: the longest known name, noun or title there.

    longest_name(words, i, date)  "the Kremlin", "Syrians", "Jaish al-Islam", "Assad regime" → NameMatch (code, sectors, role)
    noun_ending(words, end)       "opposition lawmakers" → NounMatch (sectors, body or people, plural)
    title_at(words, i)            "former deputy foreign minister" → TitleMatch (portfolio, prefixes, status); or title_ending

Invariant: every answer names the line that it came from (`source`); a malformed file is a DataError with file and line.
"""

from dragoman.who.knowledge.entries import (
    Entry,
    Name,
    NameMatch,
    Noun,
    NounMatch,
    PostWords,
    Role,
    Title,
    TitleMatch,
)
from dragoman.who.knowledge.names import all_names, find_names, longest_name, names_of, state
from dragoman.who.knowledge.nouns import all_nouns, noun_ending
from dragoman.who.knowledge.titles import all_titles, post_words, title_at, title_ending
from dragoman.who.knowledge.words import cut, fold

__all__ = [
    "Entry",
    "Name",
    "NameMatch",
    "Noun",
    "NounMatch",
    "PostWords",
    "Role",
    "Title",
    "TitleMatch",
    "all_names",
    "all_nouns",
    "all_titles",
    "cut",
    "find_names",
    "fold",
    "longest_name",
    "names_of",
    "noun_ending",
    "post_words",
    "state",
    "title_at",
    "title_ending",
]
