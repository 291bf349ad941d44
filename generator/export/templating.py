"""The templates of exports: entries of feeds, widgets."""

from __future__ import annotations

from generator.pages.places import ROOT
from generator.pages.prose import render_line
from generator.pages.templating import Templates
from generator.text.links import written

TEMPLATES = Templates("generator.export")
TEMPLATES.filters |= {"line": render_line, "root": lambda address: ROOT + written(address)}
