"""All pictures of number 19."""

from __future__ import annotations

from demo_pictures.nineteen_buoy import calm
from demo_pictures.nineteen_cover import cover
from demo_pictures.nineteen_figures import figures
from demo_pictures.nineteen_openers import for_a_bus, the_only_voter, until_relieved
from demo_pictures.nineteen_wall import which_way_we_sit
from demo_pictures.shapes import Drawing


def number_19() -> list[Drawing]:
    leads = [the_only_voter(), for_a_bus(), until_relieved(), which_way_we_sit(), calm()]
    return [cover(), *leads, *figures()]
