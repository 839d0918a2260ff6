"""Where a click on an advertisement goes first."""

from django.urls import path

from octavo.advertising import views

urlpatterns = [path("<int:number>/", views.out, name="advertisement_out")]
