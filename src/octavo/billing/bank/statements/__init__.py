"""Bank statements: a file from the bank becomes lines, and troubles that name row and column.

One bad row does not stop the others; a file that is no statement is refused as a whole.
"""

from octavo.billing.bank.statements.lines import Statement, StatementLine, Trouble
from octavo.billing.bank.statements.reading import read_statement

__all__ = ["Statement", "StatementLine", "Trouble", "read_statement"]
