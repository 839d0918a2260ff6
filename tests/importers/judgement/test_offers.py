"""The site's own offer is found whole, and an article about offers is left alone."""

import pytest

from octavo.importers.judgement.offers import find_cut_offer, find_offer

TEXT = "The harbour board met on Tuesday in the old customs house, and nobody left early. " * 5

OFFERS = {
    "heading, pitch and list": [
        "Subscribe to The Vell Review",
        "You've read this far, so you probably like what we do.",
        "24 issues a year\nDigital edition\n60-day money-back guarantee\nCancel anytime",
    ],
    "a list that was cut off": ["What's included", "24 issues a year", "60-day money-back gua"],
    "donations": [
        "SUPPORT INDEPENDENT JOURNALISM",
        "The Vell Review has no owner, no advertisers and no paywall. If you can afford it, "
        "please consider joining the readers who pay for it.",
        "£5 a month",
        "£50 a year",
    ],
    "one paragraph": [
        "Give the gift of The Vell Review. A year's subscription is just $39.95, that's 40% off "
        "the cover price. Order now and we'll send a card."
    ],
    "German": [
        "Unabhängiger Journalismus kostet Geld. Mit einem Abo unterstützen Sie unsere Arbeit.",
        "24 Ausgaben im Jahr, frei Haus",
        "Jederzeit kündbar",
    ],
    "French": ["Abonnez-vous à La Revue de Vell", "24 numéros par an", "Sans engag"],
    "Spanish": ["¿Te ha gustado?", "Hazte socia por 60 euros al año y recibe cuatro números."],
    "Italian": ["Abbonati alla Rivista di Vell", "10 numeri all'anno", "Disdici quando vuoi"],
    "Dutch": ["Word lid voor € 7 per maand", "Maandelijks opzegbaar", "Zonder advertenties"],
    "Swedish": ["Prenumerera på Vell-tidningen", "8 nummer om året. Ingen bindningstid."],
    "Polish": ["Zaprenumeruj „Przegląd Vell”", "24 numery w roku", "Bez reklam"],
}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
def test_an_offer_below_the_text_is_found_from_heading_to_cut(offer):
    assert find_offer([TEXT, TEXT, *offer]) == slice(2, 2 + len(offer))


def test_an_offer_in_the_middle_leaves_the_text_around_it():
    offer = ["Get unlimited access for just £1 a week.", "Cancel anytime", "Start your free trial"]

    assert find_offer([TEXT, *offer, TEXT]) == slice(1, 4)


@pytest.mark.parametrize(
    "lines",
    [
        [TEXT, "What was left", TEXT],
        [
            "A subscription used to be a promise that a boy would throw paper at your door. Today "
            "it is a relationship, and it is easier to enter than to leave.",
            "The Courier has forty thousand subscribers, and last year a third of them tried to "
            "cancel. Members who rang the desk were offered 50% off for six months.",
        ],
        [TEXT, "I paid by the month, as one does.", "The swans came back in March."],
    ],
)
def test_prose_that_tells_of_subscriptions_is_no_offer(lines):
    assert find_offer(lines) is None


def test_the_start_of_an_offer_at_the_very_end_is_enough():
    assert find_cut_offer([TEXT, "Before you go...", "This piece took four mon"]) == slice(1, 3)
    assert find_cut_offer([TEXT, "Before you go...", "It was late."]) is None
