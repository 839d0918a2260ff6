"""Figures of private podcasts and of places: how many, how long, and what is taken notice of."""

from __future__ import annotations

from datetime import timedelta

# A feed shows the newest articles that can be heard. Podcast programs read all of it each time.
MOST_EPISODES = 300
MOST_FEEDS = 20  # that one account has at a time; each device may have its own
NOTED_AGAIN_AFTER = timedelta(hours=1)  # until then another use of a feed writes nothing

# Sharing. A phone changes its network some times a day, and a program that fetches through servers
# of its own comes from several of them. Nobody but many people comes from so many:
MANY_NETWORKS = 15  # on one day
ON_SO_MANY_DAYS = 3
WITHIN_DAYS = 7
FAR_TOO_MANY_NETWORKS = 40  # on one day, however it was on the others
MOST_COUNTED = 200  # on one day; what is beyond says nothing more
NETWORK_V4, NETWORK_V6 = 24, 48  # bits of an address that are looked at
COUNTS_KEPT_FOR = timedelta(days=90)
REVOKED_KEPT_FOR = timedelta(days=90)  # so long its address says that it was revoked

# Places.
MOST_SECONDS = 24 * 60 * 60.0
