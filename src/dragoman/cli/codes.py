"""Exit codes of the command line beside those of the errors (errors.py), and all of them in words (docs/cli.md)."""

FAULTY = 1
SKIPPED = 3
INTERRUPTED = 130
BROKEN_PIPE = 141
EXIT_CODES = """\b
Exit codes:
  0    done
  2    an option is wrong (a date that is none, a date in the future, ...)
  3    some of several inputs were skipped; each is named on standard error
  4    the input cannot be read (missing, empty, binary, no article, ...)
  5    the input is in a language that the model does not read
  6    a data file of Dragoman, a lexicon, a file to resume or of reports, is damaged
  7    the model is missing or does not fit
  130  interrupted
  141  the program that the output went to has ended
"""
