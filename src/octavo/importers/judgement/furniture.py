"""Lines that belong to the site or the printed page, not to the article, and why."""

from __future__ import annotations

import re

# Each kind of furniture: the reason an editor reads, and what such a line says as a whole.
_LINES: tuple[tuple[str, str], ...] = (
    (
        "a page number",
        r"""[-–—\s\[(.|]*(?:page|seite|p\.|pg\.?|página|pagina|sida|side|strona|strana|s\.)?\s*\d{1,4}
        (?:\s*(?:/|of|von|de|sur|di|van|av|af|z)\s*\d{1,4})?[-–—\s\])|]*""",
    ),
    ("the address of the page", r"(?:https?://|www\.)\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?"),
    (
        "the print-out’s own header",
        r"""\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s?[ap]m)?\s+\S.{2,150}""",
    ),
    (
        "the reading time",
        r"""(?:estimated\ |approx\.?\ )?(?:reading\ time|read\ time|time\ to\ read|lesezeit|lesedauer|temps\ de\ lecture|durée\ de\ lecture
        |tiempo\ de\ lectura|tempo\ di\ lettura|tempo\ de\ leitura|leestijd|lästid|læsetid|lesetid|lukuaika|czas\ czytania)\s*:?\s*
        (?:ca\.\ )?\d{1,3}\s*\S{0,12}\.?|\d{1,3}\s*[-‐]?\s*(?:min(?:ute)?s?|mins?|minuten|minutos|minuti|minuter|minutter)\.?
        \s*(?:read|reading|listen|watch|long\ read|lesezeit|lesen|de\ lecture|de\ lectura|di\ lettura|de\ leitura|leestijd|lästid)?
        |lecture\ \d{1,3}\ min\.?|[\d.,]{1,6}\ (?:words|wörter|mots|palabras|parole)""",
    ),
    (
        "sharing buttons",
        r"""(?:(?:share|teilen|partager|compartir|condividi|partilhar|compartilhar|delen|dela|del|udostępnij|sdílet|jaa)
        (?:\ (?:this|the)?\ ?(?:article|story|post|page|on|via|by|auf|sur|en|su|link|artikel|beitrag|article|artículo|articolo|op|på|e-?mail|artigo
        |with\ (?:friends|a\ friend|your\ network)|cet\ article|este\ artículo|questo\ articolo|dit\ artikel))*\s*:?)?
        (?:[\s|/,·•+&]*(?:and\ |on\ |via\ |share\ on\ |tweet\ this|auf\ )?\b(?:facebook|twitter|x|linkedin|reddit|whatsapp|telegram|pinterest|pocket|bluesky|mastodon|threads
        |instagram|tumblr|flipboard|messenger|xing|e-?mail|mail|copy(?:\ link)?|link(?:\ kopieren)?|print|drucken|imprimer|imprimir|stampa|tweet|pin(?:\ it)?|share|send|save|more|sms|signal
        |rss|youtube|tiktok|teilen|partager|compartir|copier\ le\ lien|copiar\ enlace|link\ copied!?|gift(?:\ this\ article)?|post|like|follow|clip|bookmark|merken)\b(?:\ this)?)*\s*[.!:]?""",
    ),
    (
        "a button of the page",
        r"""(?:listen(?:\ to\ (?:this|the)\ (?:article|story|piece))?|play(?:\ audio)?|pause|(?:save|bookmark)(?:\ (?:for\ later|this|article|this\ article|story))*|print(?:\ (?:this|article|page|this\ page|this\ article|friendly(?:\ version)?|version))*
        |download(?:\ (?:as\ )?(?:pdf|epub|the\ pdf|article))?|(?:text|font)\ size(?:\ [+aA-]+)*|a\s?[-–]\s?a\s?\+?|view\ (?:comments|gallery|slideshow|larger\ image|in\ browser|full\ size|all|more)
        |(?:click|tap)\ (?:to|here)\b.{0,50}|(?:show|load|see|view)\ (?:more|less|all)(?:\ .{0,20})?|expand|collapse|close|cancel|dismiss|ok|got\ it!?|back(?:\ to\ (?:the\ )?(?:top|home|issue|article|list|contents|index))?|↑.{0,20}
        |nach\ oben|zum\ seitenanfang|zurück(?:\ zur\ übersicht)?|vorlesen|artikel\ (?:anhören|drucken|merken|speichern)|écouter(?:\ l[’']article)?|(?:haut\ de\ page|retour(?:\ en\ haut)?)|escuchar(?:\ .{0,20})?|volver(?:\ arriba)?|ascolta(?:\ .{0,20})?|torna\ su
        |toggle\ (?:navigation|menu|search)|open\ (?:menu|navigation|search)|enlarge(?:\ (?:this\ )?image)?|hide\ caption|toggle\ caption|open\ in\ app|report\ (?:an\ error|a\ typo)|suggest\ a\ correction|request\ a\ correction|cite\ this.{0,20}|republish(?:\ .{0,30})?|reprints?(?:\ .{0,30})?)""",
    ),
    (
        "an advertisement’s label",
        r"""(?:advertisements?|advert|ads?|sponsored(?:\ (?:content|post|by.{0,40}))?|promoted(?:\ content)?|anzeigen?|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|annons|annonce|reklama|mainos|реклама
        |(?:article|story|text)\ continues\ (?:below|after).{0,40}|continue\ reading\ (?:below|after).{0,40}|(?:the\ )?(?:article|story)\ continues.{0,30}|skip\ (?:ad(?:vertisement)?|promotion).{0,40}|scroll\ (?:down\ )?to\ continue.{0,30}|after\ newsletter\ promotion
        |remove\ ads.{0,20}|why\ (?:am\ i\ seeing\ )?this\ ad\??)""",
    ),
    (
        "a link to other pieces",
        r"""(?:read|see|watch|listen|lies|lesen\ sie|lire|à\ lire|leer|lea|leggi|leia|lees|läs|les|læs|czytaj|lue|čtěte)
        (?:\ (?:more|also|next|too|on|mehr|auch|weiter|aussi|la\ suite|más|también|anche|di\ più|altro|mais|também|meer|ook|mer|också|også|mere|także|więcej|myös|také))+(?:\ (?:from|about|on|in|at|by|von|zum\ thema|über|sur|sobre|su|over|om)\b.{0,80}|\s*[:>»→].{0,200}|\s*\.{0,3})
        |(?:related|recommended|more|popular|trending|latest|most[ -](?:read|popular|viewed|shared)|editors?[’']?s?\ (?:picks?|choice)|don[’']?t\ miss|must\ read|you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested\ in)|up\ next|next\ up|keep\ reading|what\ to\ read\ next|recommended\ for\ you|further\ articles|also\ (?:by|in|on)\b.{0,60}|in\ this\ (?:issue|section))
        (?:\ (?:articles?|stories|story|posts?|reading|content|coverage|links?|topics?|pieces?|news|today|now|from\ .{2,60}|by\ .{2,60}|in\ .{2,40}|on\ (?:this|the)\ .{2,40}|like\ this|essays?|reads?|for\ you|this\ week|week))*\s*(?:[:>»→].{0,200})?\s*
        |(?:previous|next|older|newer)(?:\ (?:article|post|story|page|issue|entry))?\s*(?:[:>»→←«<].{0,200})?|[←«‹<→»›>]{1,3}\s*(?:previous|next|older|newer|back|zurück|weiter)\b.{0,100}
        |(?:mehr\ (?:zum\ thema|von|aus|dazu|lesen)|zum\ thema|das\ könnte\ (?:sie|dich)\ auch\ interessieren|weitere\ artikel|auch\ interessant|meistgelesen|ähnliche\ artikel|verwandte\ (?:artikel|themen)|lesen\ sie\ (?:auch|dazu|mehr))\b.{0,100}
        |(?:sur\ le\ même\ (?:sujet|thème)|à\ lire\ (?:aussi|également)|articles?\ (?:liés|similaires|recommandés|les\ plus\ lus)|dans\ la\ même\ rubrique|les\ plus\ lus|voir\ aussi|vous\ aimerez\ aussi|lire\ aussi)\b.{0,100}
        |(?:artículos?\ relacionados?|noticias\ relacionadas|te\ puede\ interesar|lo\ más\ leído|más\ (?:noticias|información)|también\ te\ puede\ interesar|leer\ más|ver\ también|articoli\ correlati|potrebbe\ interessarti|leggi\ anche|i\ più\ letti|artigos\ relacionados|leia\ também|mais\ lidas|lees\ (?:ook|meer)|meer\ over|gerelateerde\ artikelen|läs\ (?:också|mer|även)|læs\ (?:også|mere)|les\ (?:også|mer)|czytaj\ (?:też|także|również|dalej)|lue\ myös|čtěte\ (?:také|též))\b.{0,100}""",
    ),
    (
        "a newsletter sign-up",
        r"""(?:sign\ up|subscribe|get|join|receive|want|enter\ your\ e-?mail|don[’']t\ miss|stay|never\ miss|like\ what\ you|thank\ you\ for\ (?:signing|subscribing))\b.{0,200}\b(?:newsletter|inbox|e-?mail(?:\ address)?|mailing\ list|updates|latest|informed|weekly\ digest|briefing|posts)\b.{0,160}
        |(?:your\ )?e-?mail(?:\ address)?\s*\*?|(?:sign\ up|subscribe)(?:\ (?:now|here|today|for\ free))?[!.]?|(?:the\ |our\ |weekly\ |daily\ |free\ )*newsletters?(?:\ (?:sign-?\ ?up|abonnieren|bestellen|anmeldung))?|by\ (?:signing\ up|subscribing|clicking|entering\ your)\b.{0,200}\b(?:agree|terms|privacy|consent).{0,150}
        |(?:no\ spam|unsubscribe\ (?:at\ any\ time|anytime|whenever)|we\ (?:will\ never|won[’']t)\ (?:share|spam|sell)).{0,100}|(?:unseren|den|zum|jetzt|hier)\b.{0,60}newsletter\b.{0,80}|(?:ihre|deine)\ e-?mail-?adresse.{0,40}
        |(?:inscrivez-vous|abonnez-vous|recevez)\b.{0,80}\b(?:newsletter|lettre|infolettre|e-?mail|boîte).{0,80}|(?:suscríbete|suscríbase|recibe|apúntate)\b.{0,80}\b(?:newsletter|boletín|correo|bandeja).{0,80}|(?:iscriviti|ricevi)\b.{0,60}\bnewsletter.{0,60}|(?:assine|receba|inscreva-se)\b.{0,60}\b(?:newsletter|boletim|e-?mail).{0,60}|(?:schrijf\ je\ in|meld\ je\ aan|ontvang)\b.{0,60}\b(?:nieuwsbrief|mail).{0,60}|.{0,40}\b(?:nyhetsbrev|nyhedsbrev|nieuwsbrief|uutiskirje)\b.{0,60}""",
    ),
    (
        "a count of comments, views or likes",
        r"""(?:[\d.,]{1,9}\ ?k?|no|one|leave\ a|post\ a|add\ (?:a|your)|write\ a|join\ the|view|show|read|load|see\ all|start\ the|be\ the\ first\ to)?\s*(?:comments?|conversation|discussion|replies|reply|responses?|shares?|likes?|views?|claps?|reads|followers|kommentare?|kommentieren|commentaires?|réactions?|comentarios?|commenti|commento|comentários?|reacties?|kommentarer?|komentarz[ey]?|komentáře?)
        \s*(?:\(\s*\d{0,6}\s*\)|[:\d.,]{0,9}|(?:are\ )?(?:closed|off|on\ .{0,80}))?|(?:filed|share\ your\ thoughts|what\ do\ you\ think\?|join\ the\ (?:conversation|discussion)).{0,80}|(?:comments|log\ in|sign\ in)\ (?:to\ (?:leave\ a\ )?(?:comment|reply).{0,30}|are\ closed.{0,40})|\d{1,6}\ (?:people|readers)\ (?:like|liked|read)\ this""",
    ),
    (
        "a notice about cookies or privacy",
        r"""(?:we|this\ (?:web)?site|our\ (?:web)?site|by\ (?:continuing|using|clicking))\b.{0,160}\bcookies?\b.{0,300}|(?:accept|reject|manage|allow|decline|cookie)\b(?:\ (?:all|cookies?|preferences|settings|policy|notice|consent|additional|necessary|only|essential|or|and))*
        |(?:wir|diese\ (?:web)?seite|diese\ website)\b.{0,160}\bcookies?\b.{0,300}|(?:nous|ce\ site)\b.{0,160}\bcookies?\b.{0,300}|(?:usamos|utilizamos|este\ sitio|esta\ web)\b.{0,160}\bcookies?\b.{0,300}|(?:questo\ sito|utilizziamo)\b.{0,160}\bcookies?\b.{0,300}|(?:deze\ (?:web)?site|wij\ gebruiken|we\ gebruiken)\b.{0,160}\bcookies?\b.{0,300}
        |(?:alle\ )?(?:akzeptieren|ablehnen|cookies\ (?:akzeptieren|ablehnen))|(?:tout\ )?(?:accepter|refuser)(?:\ (?:tout|les\ cookies))?|aceptar(?:\ (?:todo|todas|cookies))*|accetta(?:\ (?:tutto|tutti|cookie))*""",
    ),
    (
        "a navigation link",
        r"""(?:skip\ to\ (?:main\ )?(?:content|navigation|article)|zum\ inhalt(?:\ springen)?|aller\ au\ contenu(?:\ principal)?|saltar\ al\ contenido|ir\ al\ contenido|vai\ al\ contenuto|(?:main\ )?(?:menu|menü|menú)|navigation|search(?:\ (?:the\ site|for:?|this\ site))?|suche|rechercher|buscar|cerca
        |(?:log|sign)[ -]?(?:in|out|up)(?:\ (?:or|/)\ (?:register|sign\ up|subscribe))?|register|my\ account|account|anmelden|einloggen|abmelden|registrieren|se\ connecter|connexion|iniciar\ sesión|accedi|inloggen|logga\ in|home(?:page)?|startseite|accueil|inicio|about(?:\ us)?|über\ uns|contact(?:\ us)?|kontakt|impressum|datenschutz(?:erklärung)?|agb|mentions\ légales|privacy(?:\ (?:policy|notice))?|terms(?:\ (?:of\ (?:use|service)|(?:and|&)\ conditions))?|datenschutz|careers|jobs|advertise(?:\ with\ us)?|faqs?|help|archives?|sitemap|rss(?:\ feed)?|imprint|shop|store|events|current\ issue|past\ issues|back\ issues|all\ issues|cookie\ (?:policy|settings)|accessibility|masthead|submissions?|write\ for\ us|media\ kit|press|follow\ us(?:\ on.{0,80})?|find\ us\ on.{0,60}|connect\ with\ us.{0,40}|folgen\ sie\ uns.{0,60}|suivez-nous.{0,60}|síguenos.{0,60}|seguici.{0,60}|(?:newer|older)\ posts?)""",
    ),
    (
        "tags",
        r"""(?:tags?|tagged(?:\ (?:with|as|in))?|topics?|keywords?|filed\ (?:under|in)|categories|category|posted\ in|schlagw[oö]rt(?:er|e)?|stichw[oö]rt(?:er|e)?|themen|mots[- ]clés|étiquettes|sujets|etiquetas|temas|palabras\ clave|argomenti|tag|trefwoorden|onderwerpen|ämnen|emner|tagi|asiasanat|štítky)\s*[:|]\s*\S.{0,250}|(?:tags?|topics|tagged|keywords|schlagwörter|étiquettes|etiquetas)|(?:\#\w{2,40}[\s,]*){2,20}""",
    ),
    (
        "the site’s copyright line",
        r"""(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d\b|.{0,100}\b(?:all\ rights\ reserved|alle\ rechte\ vorbehalten|tous\ droits\ réservés|todos\ los\ derechos\ reservados|tutti\ i\ diritti\ riservati|todos\ os\ direitos\ reservados|alle\ rechten\ voorbehouden)).{0,120}|(?:all\ rights\ reserved|alle\ rechte\ vorbehalten|tous\ droits\ réservés|todos\ los\ derechos\ reservados|tutti\ i\ diritti\ riservati)[.!]?|reproduction\ (?:in\ whole|without\ permission).{0,120}|.{0,60}\bis\ a\ (?:registered\ )?trademark\ of\b.{0,60}|powered\ by\ .{2,30}|(?:proudly\ )?published\ with\ .{2,30}""",
    ),
)
_LONGEST = 500
_COUNTS = re.compile(
    r"""\s*(?:[|•·,–—-]\s*)?\(?\b(?:\d{1,3}\s?[-‐]?\s?min(?:ute)?s?\.?\s?(?:read(?:ing)?(?:\ time)?|listen|lesezeit|de\ lecture|de\ lectura|di\ lettura|lästid|leestijd)?
    |(?:reading\ time|lesezeit|temps\ de\ lecture|tiempo\ de\ lectura|tempo\ di\ lettura|leestijd)\s*:?\s*\d{1,3}\s*min(?:ute[ns]?|utos|uti)?\.?
    |(?:\d{1,6}|no|leave\ a)\s+(?:comments?|kommentare?|commentaires?|comentarios|commenti|shares?|views|likes|words)|follow(?:\ @?\w+)?(?=\s*$))\)?(?=\s*(?:$|[|•·,–—]))""",
    re.I | re.X,
)


def why_furniture(line: str) -> str | None:
    """The reason to set the line aside, or None when it may be part of the article."""
    line = " ".join(line.split())
    if not line:
        return "an empty line"
    if len(line) > _LONGEST:
        return None
    for reason, pattern in _patterns():
        if pattern.fullmatch(line):
            return reason
    return None


def without_counts(line: str) -> str:
    """A byline line without the reading time and counts that sites put beside the name."""
    return _COUNTS.sub("", line) if len(line) <= _LONGEST else line


def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    if not _COMPILED:
        _COMPILED.extend((reason, re.compile(form, re.I | re.X)) for reason, form in _LINES)
    return tuple(_COMPILED)


_COMPILED: list[tuple[str, re.Pattern[str]]] = []
