"""What is billed and paid: invoices, credit notes, payments, refunds, and what the bank says."""
