"""Who follows a link: a person, or a program that looks at it for one.

Messengers and search engines fetch a link to show what is behind it, and browsers fetch ahead. None
of them reads. A program that says it is a browser is taken for a person: there is no way to tell.
"""

from __future__ import annotations

import re

from django.http import HttpRequest

# WhatsApp, Signal and iMessage call themselves by what they imitate; most others say “bot”.
_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|prefetch|fetcher|scan|monitor|headlesschrome/.*lighthouse"
    r"|facebookexternalhit|facebot|meta-external|whatsapp|telegram|skype|slack|discord|viber|signal"
    r"|mattermost|zulip|mastodon|pleroma|misskey|bluesky|cardyb|embedly|iframely|vkshare|pinterest"
    r"|linkedin|flipboard|tumblr|outbrain|quora|google-|feedfetcher|apple-pubsub|safelinks|proofpoint"
    r"|curl/|wget/|python|go-http|okhttp|libwww|java/|ruby|perl|node-fetch|axios|undici",
    re.IGNORECASE,
)


def is_a_person(request: HttpRequest) -> bool:
    """Whether somebody is going to read what is answered."""
    said = request.headers
    return (
        request.method == "GET"
        and "prefetch" not in said.get("Sec-Purpose", "")
        and "prefetch" not in said.get("Purpose", "")
        and said.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and said.get("User-Agent", "") != ""
        and _PROGRAM.search(said["User-Agent"]) is None
    )
