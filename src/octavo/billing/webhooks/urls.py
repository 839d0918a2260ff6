"""Where providers tell what happened."""

from django.urls import path

from octavo.billing.webhooks.views import hear_provider

urlpatterns = [path("<slug:provider>/", hear_provider, name="hear_provider")]
