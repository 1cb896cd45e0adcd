"""Sentences with what must be hidden in them between angle brackets, after its kind.

All of it is made up. Numbers are from ranges set aside for drama or are not issued.
"""

HIDDEN = """
I rang <officer:DC Smith> on <phone_number:07700 900123>
call me on <phone_number:+44 7700 900123> or <phone_number:(0161) 496 0123>
his number is <phone_number:0044 (0)7700-900.123>
<phone_number:oh seven seven double oh nine one two three four five> is mine
text me <phone_number:496 0123> after six
mail <email_address:jo.bloggs+x@example.co.uk> please
its <email_address:jo dot bloggs at gmail dot com>
we live in <postcode:M14 5AB> now, it was <postcode:SW1A> before
near <postcode:ls6 2ab> and <postcode:m14>
my NI is <national_insurance_number:QQ 12 34 56 C> no <national_insurance_number:AB123456C>
NHS number <nhs_number:943 476 5919>
born <date:03/04/1985>, it was <date:12th of March 2024>, then <date:March 3rd> or <date:2024-03-12>
my dob is <date:june 1990>
his car is <vehicle_registration:AB12 CDE>, hers <vehicle_registration:ab12cde>
an old one, <vehicle_registration:A123 BCD>, reg <vehicle_registration:XIG 1234>
crime number <reference_number:12/34567/24> and log <reference_number:123>
custody ref <reference_number:01AB/4567/24>
PNC <reference_number:98/1234567X>, prison number <reference_number:A1234BC>
<officer:PC 1234> came, then <officer:officer 5122AS>, collar number <officer:4471>
<officer:detective constable O'Connor> and <officer:sgt khan>
see <web_address:www.example.org/me?x=1> or <web_address:example.co.uk>
he is <social_media_account:@bad_boy99>, insta <social_media_account:dave_x1>
we met at <place:///filled.count.soap>
he lives at <address:14 Acacia Road>, before that <address:flat 4b>
they moved to <address:beech avenue> and <address:Cherry Tree Close>
my ex <name:dave> hit me, <name:dave> did
my ex-husband, <name:Zbigniew>, and my friend <name:kez>
MY EX <name:KEVIN> CAME
his name is <name:Tomasz Nowak-Kowalski>
<name:priya sharma> is my sister, <name:Priya>'s son <name:Aarav> is 5
<name:Ffion> and <name:Adebayo Okonkwo> and <name:Agnieszka>
Mrs <name:Okonkwo-Bello> and Dr. <name:Łukasz Żak>
someone called <name:Bazza> who I told <name:Mark> about
<name:Zoë> is 4
she goes to <place:St Mary's Primary School> in <place:Leeds>
taken to <place:Anytown General Infirmary> and the <place:Willows Refuge>
at <place:st marys primary> and at <place:ysgol glan>
account <number:12345678> sort <number:20-00-00>
"""

LEFT = """
The officer told me to wait and I will wait
my ex was arrested and my husband strangled me
I was kept informed every week and had support 24/7 in 2023/24
the police station was cold and the court was far
Will you help me? May I ask why?
he hit me with a hammer 3 times in 2 years
the dc who came was kind and my pc was taken
it took 5 minutes down the road and b4 that 2 hours
reported on monday to the officer in charge
I miss my mum and my sister helped
It was 10 out of 10, the best service
they said they would call back and never did
"""


def hidden_examples() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each sentence without its marks, and the kind and words of what must be hidden in it."""
    return [_read(line) for line in HIDDEN.strip().splitlines()]


def left_examples() -> list[str]:
    """Sentences in which nothing should be proposed."""
    return LEFT.strip().splitlines()


def _read(line: str) -> tuple[str, list[tuple[str, str]]]:
    plain, wanted = "", []
    for piece in line.split("<"):
        marked, closed, rest = piece.partition(">")
        if not closed:
            plain += piece
            continue
        kind, _, words = marked.partition(":")
        wanted.append((kind, words))
        plain += words + rest
    return plain, wanted
