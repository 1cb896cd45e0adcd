"""Pages of the resource, and the front page that opens with its wheel. Anyone may read them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heard.doors.access import open_to_everybody
from heard.doors.public.resource import pages
from heard.guidance import queries


@open_to_everybody
def home(request: HttpRequest) -> HttpResponse:
    """What Heard is, and the wheel."""
    page = pages.Home.of(queries.get_pack())
    return render(request, "public/home.html", {"page": page})


@open_to_everybody
def index(request: HttpRequest) -> HttpResponse:
    """The wheel and the strategic overview."""
    page = pages.Reading.of_section(queries.get_pack(), "overview")
    return render(request, "public/resource/index.html", {"page": page})


@open_to_everybody
def overarching(request: HttpRequest) -> HttpResponse:
    """What holds at every stage."""
    page = pages.Reading.of_section(queries.get_pack(), "overarching")
    return render(request, "public/resource/section.html", {"page": page})


@open_to_everybody
def stage(request: HttpRequest, number: int) -> HttpResponse:
    """One stage in full."""
    try:
        found = queries.get_stage(number)
    except LookupError:
        raise Http404 from None
    page = pages.StageReading.of_stage(queries.get_pack(), found)
    return render(request, "public/resource/stage.html", {"page": page})


@open_to_everybody
def appendix(request: HttpRequest, letter: str) -> HttpResponse:
    """Appendix A or B."""
    if letter not in pages.APPENDICES:
        raise Http404
    page = pages.Reading.of_section(queries.get_pack(), f"appendix-{letter}")
    return render(request, "public/resource/section.html", {"page": page})


@open_to_everybody
def search(request: HttpRequest) -> HttpResponse:
    """Passages that match ``q``; a form and some suggestions when there is none."""
    asked = request.GET.get("q", "")[: pages.LONGEST_SEARCH].replace("\x00", "").strip()
    page = pages.Search.of(asked, queries.search(asked) if asked else ())
    return render(request, "public/resource/search.html", {"page": page})
