"""Where the desk's pages are, below /newsroom/desk/."""

from django.urls import path

from octavo.billing.desk.views import (
    acts,
    bank,
    cases,
    documents,
    numbers,
    offers,
    payouts,
    people,
    takings,
)

app_name = "desk"
urlpatterns = [
    path("", people.FindView.as_view(), name="find"),
    path("new/", people.NewView.as_view(), name="new"),
    path("subscribers/<int:number>/", people.PersonView.as_view(), name="subscriber"),
    path("subscribers/<int:number>/export/", acts.ExportView.as_view(), name="export"),
    path("subscribers/<int:number>/<slug:act>/", acts.PersonActView.as_view(), name="person_act"),
    path(
        "subscriptions/<int:pk>/<slug:act>/",
        acts.SubscriptionActView.as_view(),
        name="subscription_act",
    ),
    path("bank/", bank.BankView.as_view(), name="bank"),
    path("bank/<int:pk>/", bank.StatementView.as_view(), name="statement"),
    path("bank/lines/<int:pk>/", bank.LineView.as_view(), name="line"),
    path("payouts/", payouts.PayoutsView.as_view(), name="payouts"),
    path("payouts/<int:pk>/", payouts.PayoutAccountView.as_view(), name="payout_account"),
    path("cases/", cases.CasesView.as_view(), name="cases"),
    path("cases/<int:pk>/<slug:act>/", cases.CaseActView.as_view(), name="case_act"),
    path("numbers/", numbers.NumbersView.as_view(), name="numbers"),
    path("takings/", takings.TakingsView.as_view(), name="takings"),
    path("offers/<int:pk>/preview/", offers.OfferPreview.as_view(), name="offer_preview"),
    path("documents/<int:pk>/file/", documents.FileView.as_view(), name="document_file"),
    path("documents/<int:pk>/", documents.DocumentView.as_view(), name="document"),
    path("readers/<int:pk>/", people.PersonView.as_view(), name="reader"),
    path("readers/<int:pk>/enrol/", people.EnrolView.as_view(), name="enrol"),
    path("readers/<int:pk>/grant/", people.GrantView.as_view(), name="grant"),
    path(
        "readers/<int:pk>/grants/<int:grant>/withdraw/",
        people.WithdrawView.as_view(),
        name="withdraw",
    ),
]
