"""Invoices and credit notes on paper: frozen facts in, the same PDF bytes out each time.

`setter.set_papers` sets them in a process of its own, `python -m octavo.billing.paper`.
"""
