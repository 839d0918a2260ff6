"""Where the report on a booking lies, below the newsroom."""

from django.urls import path

from octavo.readership.bookings.views import ReportView

app_name = "booking_reports"
urlpatterns = [path("<int:pk>/", ReportView.as_view(), name="report")]
