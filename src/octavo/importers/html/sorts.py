"""The sorts of furniture that pages label as such, and the words of those labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

ANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of furniture: the reason an editor reads, and the labels that tell it.

    Words joined by `+` must all be there. With more than a few words of prose inside, a label is
    not enough: there may be at most `most_prose`, and the text must match `evidence` if there is
    any. `holds_media`: a film or picture inside does not speak against it.
    """

    reason: str
    words: str
    most_prose: int = ANY
    evidence: re.Pattern[str] | None = None
    holds_media: bool = False

    def fits(self, found: frozenset[str]) -> bool:
        return any(found.issuperset(word.split("+")) for word in self.words.split())


_SELLING = re.compile(
    r"subscri|sign (?:in|up)|log in|member|donat|support|unlimited|trial|free|newsletter|inbox"
    r"|per (?:month|week|year|issue)|\d ?[€£$]|[€£$] ?\d|cancel any|e-?mail|abonn|registrier"
    r"|anmelden|suscri|s[’']inscrire|iscriv|assin",
    re.IGNORECASE,
)

SORTS = (
    Sort("an advertisement", """
        ad ads advert adverts advertisement advertisements advertising adslot adsbygoogle adunit
        ad-slot ad-container adbox dfp gpt taboola outbrain sponsored sponsor sponsors
        sponsorship promoted partner-content native-ad amp-ad house-ad werbung anzeige anzeigen
        publicite pub publicidad anuncio pubblicita advertentie annons reklame
    """, holds_media=True),
    Sort("a promotion", "promo promos promotion promotional promobox", 120, holds_media=True),
    Sort("a newsletter sign-up", """
        newsletter newsletters signup sign+up mailchimp mc4wp optin convertkit mailing+list
        kg-signup-card subscription+widget email+form newslettersignup newsletterbox nieuwsbrief
        infolettre boletin nyhetsbrev nyhedsbrev
    """, evidence=_SELLING, holds_media=True),
    Sort("an offer to subscribers", """
        paywall regwall subscribe subscription subscriptions subscriber subscribers upsell
        donate donation donations membership contribute cta call+to+action registration+wall
        piano gift+article support+us offer offers epic+container kg-cta-card reader+support abo
        abonnement abonnieren suscripcion
    """, evidence=_SELLING, holds_media=True),
    Sort("sharing buttons", """
        share sharing shares social socials sharethis addtoany addthis sharedaddy sharebar
        sharebox socialshare sharebuttons kg-button-card button-wrapper follow+us likes claps
        teilen partage partager compartir condividi delen dela
    """, 40),
    Sort("links to other pieces", """
        related relatedposts recommended recommendation recommendations recirc recirculation
        trending popular most+read read+next readnext read+more readmore also+read more+stories
        more+from more+articles more+news yarpp jp-relatedposts zergnet onward post-navigation
        posts-navigation nav-links prev next previous latest+news further+articles
        kg-bookmark-card digest-post-embed see+also seealso up+next teaser teasers article-list
        post-list verwandte aehnliche empfehlungen suggestions relacionados relacionadas
        correlati gerelateerd
    """, 160, holds_media=True),
    Sort("comments", """
        comments commentlist disqus respond comment-respond comment+section comment+form
        livefyre commentarea comments-area comment-list comment-thread kommentare commentaires
        comentarios commenti reacties kommentarer
    """),
    Sort("a notice about cookies or privacy", """
        cookie cookies consent gdpr onetrust cookiebanner cookieconsent cmp
    """),
    Sort("navigation", """
        nav navigation navbar menu breadcrumb breadcrumbs pagination pager skip skiplink toc
        table+of+contents sitemap tablist toolbar topbar search searchbox language+switcher
        mw-editsection editsection doc-toc
    """, 60),
    Sort("tags", """
        tags taglist tagcloud tagged topics topic-list keywords p-tags post-tags entry-tags
        article-tags catlinks post-categories
    """, 40),
    Sort("tools of the page", """
        tools printer print-link bookmark listen audio-player text+size font+size tooltip toast
        reading+time read+time readingtime reading+progress progress-bar word+count
        comment+count comments+count like+count view+count post-ufi post-views gh-article-length
        edit-link copy+link report+error rating feedback reactions
    """, 25),
    Sort("a pop-up", "modal popup pop+up overlay interstitial alertdialog"),
    Sort("about the author", """
        author+bio author+box author+card author+profile about+author author+info author+about
        author+description authorbio authorbox bio+box contributor+bio author+biography
        contributors+bio writer+bio byline+bio bio about-the-author author-note
    """, 250, holds_media=True),
    Sort("the head or foot of the site", """
        site-header siteheader site-footer sitefooter colophon contentinfo page-footer
        page-header global-header global-footer footer-legal
    """, holds_media=True),
)  # fmt: skip

BY_TAG = {
    "nav": "navigation",
    "menu": "navigation",
    "search": "navigation",
    "footer": "the foot of the page",
    "dialog": "a pop-up",
    "amp-ad": "an advertisement",
    "form": "a form",
    "button": "a button",
}
