"""Places that point at a person: schools, hospitals, refuges, courts, stations, and towns.

A force should add its own streets, schools and refuges; this list is towns only.
"""

import re
from collections.abc import Iterator
from typing import Final

from heard.engines.redaction.detectors.matching import spans_of
from heard.engines.redaction.detectors.words import words_in
from heard.engines.redaction.spans import Kind, Span

_CAPITAL = r"(?:[A-Z][^\W\d_]{0,24}(?:['’]s)?\.?)"
_SITE = (
    "Primary School|Junior School|Infant School|High School|Secondary School|Grammar School|"
    "Community School|School|Academy|College|University|Nursery|Hospital|Infirmary|Hospice|"
    "Medical Centre|Health Centre|Surgery|Refuge|Women's Aid|Police Station|Nick|Station|"
    "Crown Court|Magistrates Court|Magistrates|Family Court|County Court|Church|Mosque|Temple|"
    "Gurdwara|Synagogue|Chapel|Centre|Hotel|Arms|Inn|Farm|Retail Park|Leisure Centre|Prison|SARC"
)
_NAMED_SITE = re.compile(rf"(?<![^\W_])(?:{_CAPITAL} (?:of |and |the )?){{1,4}}(?:{_SITE})\b")
_SITE_OF = re.compile(
    rf"\b(?:University|College|HMP|YOI|RAF|Ysgol|Ysbyty) (?:of )?{_CAPITAL}(?: {_CAPITAL}){{0,2}}"
)
_SAINT = re.compile(r"(?<![^\W_])(?:St|Saint|Our Lady)\.? [A-Z][^\W\d_]{1,24}(?:['’]s)?(?![^\W_])")
_SMALL_LETTERS = re.compile(
    r"\b(?:at|to|in|from|near|outside) "
    r"(?P<site>st\.? [^\W\d_]{2,20}(?:['’]s)?(?: primary| high| church| school){0,2}|"
    r"(?:ysgol|ysbyty) [^\W\d_]{2,20}|"
    r"[^\W\d_]{3,20} (?:primary|secondary|high school|academy|infirmary|refuge|police station|"
    r"magistrates|crown court))(?![^\W_])",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"(?:the|a|an|my|his|her|our|their|this|that|your|local|any|another|some|every|womens|same)\s",
    re.IGNORECASE,
)
_TOWNS: Final = """
aberdeen aberystwyth accrington aldershot ashford aylesbury bangor barnet barnsley barrow basildon basingstoke bedford belfast
birkenhead birmingham blackburn blackpool bolton bournemouth bradford brighton bristol brixton bromley burnley caerphilly camden
cambridge canterbury cardiff carlisle carmarthen chelmsford cheltenham chester chesterfield colchester coventry crawley crewe
croydon cwmbran darlington derby dewsbury doncaster dover dudley dundee durham ealing eastbourne edinburgh enfield exeter
falkirk folkestone gateshead gillingham glasgow gloucester gravesend greenock grimsby guildford hackney halifax harlow harrogate
hartlepool hastings hereford huddersfield hull huntingdon ilford inverness ipswich islington keighley kettering kidderminster
lambeth lancaster leeds leicester lewisham liverpool llandudno llanelli loughborough lowestoft luton macclesfield maidstone
manchester mansfield merthyr middlesbrough morecambe neath newcastle newham newport northampton norwich nottingham nuneaton
oldham oswestry oxford paisley perth peterborough plymouth pontypridd poole portsmouth preston rhyl rochdale rotherham rugby
salford salisbury scarborough scunthorpe sheffield shrewsbury skegness slough solihull southampton southend southport southwark
stevenage stockport stockton sunderland swansea swindon taunton telford torquay tottenham truro wakefield walsall walthamstow
warrington watford wembley weymouth wigan winchester woking wolverhampton worcester worthing wrexham yeovil york
"""  # noqa: E501 a word list reads better wide
TOWNS: Final = frozenset(_TOWNS.split())
_TOWN_AND_WORD: Final = frozenset({"perth", "rugby", "hull", "dover", "poole", "barrow", "derby"})


def find(text: str) -> Iterator[Span]:
    """Spans that read as a place narrow enough to point at somebody."""
    for match in _NAMED_SITE.finditer(text):
        start = match.start()
        while skipped := _NOT_A_NAME.match(text, start, match.end()):
            start = skipped.end()
        if " " in text[start : match.end()]:
            yield Span(start, match.end(), Kind.PLACE, "named_site")
    yield from spans_of(_SITE_OF, text, kind=Kind.PLACE, detector="site_of")
    yield from spans_of(_SAINT, text, kind=Kind.PLACE, detector="saint")
    for match in _SMALL_LETTERS.finditer(text):
        if not _NOT_A_NAME.match(match.group("site")):
            yield Span(*match.span("site"), Kind.PLACE, "site_in_small_letters")
    for word in words_in(text):
        if word.key in TOWNS and (word.is_capital or word.key not in _TOWN_AND_WORD):
            yield Span(word.start, word.end, Kind.PLACE, "town")
