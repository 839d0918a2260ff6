"""What can be wrong with what a bank is told or tells, each as a sentence for the desk.

BankTrouble
├── AccountRefused       no account that money could go to
│   ├── IbanWrong        the account number has a mistake in it
│   └── BicWrong         the bank's code has a mistake in it
├── ReferenceRefused     a number that no creditor reference can be made of
├── TransferRefused      a transfer that no QR code can ask for
├── StatementRefused     a file that is no bank statement, or none that is read
└── PaymentFileRefused   nothing that a bank could carry out
"""


class BankTrouble(Exception):
    """Its text is a whole sentence."""


class AccountRefused(BankTrouble): ...


class IbanWrong(AccountRefused): ...


class BicWrong(AccountRefused): ...


class ReferenceRefused(BankTrouble): ...


class TransferRefused(BankTrouble): ...


class StatementRefused(BankTrouble): ...


class PaymentFileRefused(BankTrouble): ...
