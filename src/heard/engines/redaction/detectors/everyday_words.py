"""Common English words, so that "my ex was" is not read as a person called Was."""

from typing import Final

_WORDS: Final = """
a about above across act acted acts actually after afterwards again against ago agree all allowed almost alone along
already also although always am an and another any anybody anymore anyone anything anyway apart are area around arrest
arrested arrives arrived as ask asked asks at ate attack attacked away baby back bad be beat because became become
been before began behind being believe believed believes below beside best better between big bit black blamed both
bought break breaks bring broke brother brought but by call called calls came can cannot cant car care cared case
cause caused change changed charge charged check chief child children choked clearly close closed come comes complained
completely contact contacted control controlled controls could couldn court cried crying dad daily daughter day days
dead deal dealt decided definitely did didn didnt die died different do does doesn doesnt doing don done dont door down
drank drink drinks drive drives driving drove due during each early either else end ended enough even evening ever every
everybody everyone everything ex except explained family far fast father fear feel feels feeling felt few finally find
fine first fist five follow followed follows for force forced forget forgot found four friday friend friends from front
fully gave get gets getting girl give given gives go goes going gone good got great had hadn hand happen happened
happens hard has hasn hate hated have haven having he heard hed held help helped helpful her here hers herself hes hi
him himself his hit hits hitting hold home hope hoped hospital hour hours house how however hurt hurts hurting husband i
id if ignored ill im immediately in inside into is isn it its itself ive job just keep keeps kept kicked kids kill
killed kind knew knife know known knows last late later least leave leaves leaving left less let letter lie lied life like
liked listen listened listens little live lived lives living long longer look looked looking lost lot lots love loved
made make makes making male man many married matter may maybe me mean means meant meet men message messages met might
mind mine moment monday money month months more morning most mother move moved much mum must my myself near nearly need
needed needs neighbour neighbours never new next nice night no nobody none nor not nothing now of off offered office
officer officers often oh ok okay old on once one only onto or other others ought our ours out outside over own owns
parent parents part partner passed past pc people per perhaps person phone place please point police polite poor
probably problem promised punched push pushed put question quickly quite raised ran rang rather read really reason refused
regularly replied reply report reported rest right ring room rude sad safe said same sat saturday saw say saying says
school scared second see seeing seem seemed seems seen send sends sent set several shall she shed shes should shouldn
shout shouted showed since sister sit six slapped sleep smashed so social some somebody someone something sometimes son
soon sorry sort speak spoke spoken stabbed stalked stand start started starts stay stayed stays still stood stop stopped
stops stole story strangled street stuff such suddenly sunday support supported sure take taken takes taking talk talked
talks tell telling tells ten than thank thanks that thats the their theirs them then there therefore these they theyd
theyre theyve thing things think thinks third this those though thought threat threaten threatened threatens three threw
through thursday till time times to today together told tomorrow tonight too took totally touched toward towards treated
tried tries trying tuesday turn turned turns twelve twice two under understand understood unfortunately until up upon us
use used uses using usually very victim violence violent visit visited wait waited waiting wake walk walked want wanted
wants was wasn watch watched way we wednesday week weekend weeks well went were weren what whatever when whenever where
whether which while who whole whom whose why wife will wish with within without woke woman women won wont words work
worked working works worried worse worst would wouldn wouldnt wrote year years yes yesterday yet you young your yours
youre youve yourself boyfriend girlfriend fiance fiancee mate boss landlord colleague manager cousin uncle aunt auntie
nan grandad grandma nephew niece stepdad stepmum stepson flatmate carer teacher doctor nurse detective constable
sergeant inspector sir madam both someone everyone bail custody crime statement evidence interview number name named
january february march april june july august september october november december christmas easter eventually
constantly kicks punches beats lies shouts screams screamed screaming abused abuses abusing abusive assaulted assaults raped
rapes grabbed grabs pulled pulls locked locks took texts texted texting rings ringing messaged messaging emailed attended
attends dealing handled handles advised advises updated updates interviewed listened treats spoke speaking visits
station team unit response staff nurses nurse doctors paramedic paramedics ambulance visitor professionals patients teams appointment
appointments diagnosis suffers comfortable attend attending redacted officers police hospital clinic ward support
worker workers counsellor advocate solicitor judge jury social services victim victims survivor survivors suspect
witness witnesses court hearing trial england english wales welsh scotland scottish ireland irish britain british uk
"""  # noqa: E501 a word list reads better wide

EVERYDAY: Final = frozenset(_WORDS.split())
