"""What is to be paid and what was: invoices, payments, refunds, arrears."""
