"""The process in which risky files are parsed: limited memory and time, nothing to lose.

`python -m octavo.importers.apart` answers requests on its standard input until that is closed or
nothing has come for a while; `importers.guarded` is the other end. The parsers are imported by
that process alone.
"""
