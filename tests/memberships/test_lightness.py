"""Rows of which there are very many cost no more than themselves."""

import pytest
from django.apps import apps
from wagtail.models import ReferenceIndex

MANY = [
    *apps.get_app_config("memberships").get_models(),
    *apps.get_app_config("billing").get_models(),
]
FEW = {"Seller"}  # it refers to pages, which the newsroom wants to know


@pytest.mark.parametrize("model", [it for it in MANY if it.__name__ not in FEW], ids=str)
def test_no_row_is_looked_through_for_references_by_a_job_of_its_own(model):
    assert not ReferenceIndex.model_is_indexable(model)
