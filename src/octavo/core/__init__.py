"""The pure core: the rules of the magazine, without Django, network, disk or clock."""
