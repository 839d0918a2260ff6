"""What goes to the bank and comes back from it: account numbers, references, statements, payouts.

Nothing here knows a model: facts in, facts or bytes out.
"""
