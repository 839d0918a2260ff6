"""What advertising refuses, each as a sentence.

AdvertisingRefusal
└── AlreadyWithdrawn    a booking is taken out once
"""


class AdvertisingRefusal(Exception):
    """Its text is a whole sentence."""


class AlreadyWithdrawn(AdvertisingRefusal): ...
