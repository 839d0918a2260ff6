"""Where the rehearsal has its pages."""

from django.urls import path

from octavo.billing.providers.rehearsal.views import pay

urlpatterns = [path("pay/", pay, name="rehearsal_pay")]
