"""The process in which pages are set: nothing but one issue to read, limited memory and time.

`python -m octavo.press.typesetting` holds the engine and answers on its standard output what it is
asked on its standard input; `setter` is the other end. The engine is never loaded into our own
process, since a process that has set pages cannot fork any more.
"""
