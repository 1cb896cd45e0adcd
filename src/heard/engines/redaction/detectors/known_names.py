"""First names and surnames common in the UK, across its communities.

A modest list, so it is a help and not a measure: a name that is not here is
found only by the words around it. First names that are also everyday words
are kept apart, because they count only with a capital letter in mid-sentence.
"""

from typing import Final

_FIRST: Final = """
aaron abigail adam adrian agnes aidan aisling alan alasdair alastair alex alexander alexandra alexis alfie alice alison
alistair amanda amelia amy andrea andrew andy angela angus anita ann anna anne annie anthony archie ashley audrey barbara
barry becky ben benjamin bernadette bernard beth bethany betty beverley brenda brendan brian bridget bronwen bruce callum
cameron carl carol caroline catherine charlie charlotte chelsea cheryl chloe chris christina christine christopher ciara
claire clare clive colin connor conor courtney craig daniel danielle danny darren dave david dawn deborah debbie denise
derek diana diane dominic donald donna doreen doris dorothy douglas duncan dylan edward edwin eileen elaine eleanor
elizabeth ella ellen ellie emily emma eoin eric erin ethan evan evelyn ewan fiona fergus fran frances francesca freddie
freya gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gillian glen glenn gordon graham greg
gregory hamish hannah harold harriet harry hayley hazel heather heidi helen henry hilary holly howard hugh ian imogen
irene isaac isabel isabella isla isobel jackie jacob jacqueline jake james jamie jan jane janet janice jason jayden jean
jeff jeffrey jennifer jenny jeremy jess jessica jill jim jimmy joan joanna joanne joe joel john johnny jonathan jordan
joseph josh joshua joyce judith judy julia julian julie karen karl kate kath katherine kathleen kathryn katie katy kayla
kayleigh keith kelly ken kenneth kerry kev kevin kieran kim kimberley kirsty kyle laura lauren laurence leah leanne lee
leon leonard leslie lesley lewis liam linda lindsay lisa liz lorna lorraine louis louise lucas lucy luke lynda lynn lynne
maddie madison maisie malcolm mandy marcus margaret maria marian marie marilyn marion martha martin mary mathew matt
matthew maureen max megan melanie melissa mhairi michael michelle mick mike millie miriam moira molly monica morag muriel
nadine naomi natalie natasha nathan neil niall niamh nicholas nick nicky nicola nicole nigel noah nora norma norman oliver
olivia oscar owen pamela patricia patrick paul paula pauline pete peter phil philip phillip phoebe poppy rachael rachel
ralph raymond rebecca rhona rhys richard ricky rita roberto robert roderick roger ronald ronnie rory rosemary rosie ross
roy russell ruth ryan sally sam samantha samuel sandra sara sarah saoirse scott sean sebastian shannon sharon shaun sheila
shelley shirley sian simon sinead siobhan sonia sophia sophie stacey stella stephanie stephen steve steven stuart susan
suzanne sylvia tanya tara ted terence teresa terry tess theo theresa thomas tim timothy tina toby tom tommy tony tracey
tracy trevor tristan vanessa vera veronica vicky victoria vincent violet vivienne walter wayne wendy wesley yvonne zach
zachary zara zoe aled alun angharad bethan bryn carys catrin ceri cerys dafydd dewi eirlys elin eluned emyr ffion geraint
gethin glenys gruffydd gwen gwenllian gwyn gwyneth heledd huw iestyn ieuan ifan ioan iolo llinos lowri mair manon megan
meinir meleri menna meurig myfanwy nerys nia olwen osian owain rhian rhiannon rhodri rhydian seren sioned steffan tegan
tegwen tomos aadam aaliyah aamir aarav aarti abbas abdul abdullah abid adil adnan afzal ahmad ahmed aisha ajay akhtar akram
ali alia alisha amar amina amir amira amit amrit anand anika anil anisha anjali ankita anwar arjun arun asad asha ashok asif
asma atif ayaan ayesha aziz balbir baljit balvinder bharat bilal bushra chandni deepa deepak deepika devi dhruv dilip divya
faisal farah farhan faria farooq farzana fatema fatima fatimah ganesh gita gurdeep gurpreet habib hafsa haider hamid hamza
hari haris harjit harminder harpreet harsha hasan hassan humaira huma hussain ibrahim idris ikram imran inderjit iqbal irfan
ismail jagdeep jagtar jaspreet jasmin jaswinder javed jaya junaid kabir kamal kamran karim karan kashif kavita khadija khalid
kiran kulwinder kumar lakshmi laila lata leela mahmood maryam meena meera mehmood mohamed mohammad mohammed mohan muhammad
mukesh mumtaz nadia naeem naila najma nasreen nasir naveed navdeep neelam neha nikhil nisha noor omar parminder parveen
pooja pradeep pranav prakash preeti priti priya rahul raj raja rajesh rajinder rajiv rakesh ramesh rana rani ranjit rashid
ravi razia reena rehana rekha riaz rizwan rohan rohit rubina rukhsana sabina sadia saeed safiya saima sajid sakina salim salma
sameer samina sana sandeep sangeeta sania sanjay sara satnam shabana shabnam shafiq shah shahid shaista shakeel shanaz sharma
shazia sheetal shilpa shreya simran sita sohail sonal sukhdeep sukhvinder sumaira sunil sunita suresh surinder syed tahir tahira
tanveer tariq tasneem uma umar usha usman vijay vikram vinod waqar wasim yasmin yasmeen yusuf zafar zahid zahra zainab zakir
zeenat zubair abimbola abiodun abiola ade adaeze adebayo adebola adeola adesola adewale adunni afia akosua akua ama amadi amara
aminata ayo ayodele ayomide babatunde bola bolanle bukola chiamaka chibuzo chidi chidinma chika chike chinedu chinonso chinwe
chioma chukwu danso dapo ebele ebuka efua ekene emeka esi esther fatou fatoumata femi folake folasade funke funmi ifeanyi ifeoma
ikenna isatou jelani kehinde kelechi kemi kofi kojo kwabena kwaku kwame kwasi lamin lateef makena mamadou mariama modupe moussa
musa nana ndidi ngozi nkechi nneka nnamdi nonso obi obinna oluwaseun oluwatobi onyeka ousmane rotimi sade sekou segun seun simisola
sola taiwo tariro tendai temitope thabo thandi titilayo tobi tochi tolu tunde uche uchenna udo wanjiru yaa yaw yetunde yinka zainabu
zuberi abdi abdirahman ayaan faduma fadumo hodan ifrah khadra sagal selam tesfaye mehari agnieszka aleksandra aleksander andrzej anita
artur barbara bartek bartosz beata bogdan bozena czeslaw damian danuta dariusz dawid dominika dorota edyta elzbieta ewa filip gosia
grazyna grzegorz halina henryk irena iwona jacek jadwiga jakub janusz jaroslaw jerzy joanna jolanta justyna kamil kamila karolina
karol kasia katarzyna kinga konrad krystyna krzysztof leszek lukasz maciej magda magdalena malgorzata marcin marek mariusz marta
mateusz michal miroslaw monika natalia patryk pawel piotr przemyslaw radoslaw rafal renata robert ryszard sebastian slawomir
stanislaw sylwia szymon tadeusz teresa tomasz urszula wanda wiktor wojciech zbigniew zofia zuzanna alina andrei bogdan ciprian
costel cristian cristina dragos elena florin gabriela gheorghe ioana ion ionut iulia laurentiu liviu lucian madalina marius mihaela
mihai mircea nicoleta petru razvan roxana simona sorin stefan valentin vasile vlad giorgio giovanni ines joao jorge jose juan luis
miguel paulo pedro ricardo rui tiago chen jing li mei ming wei xiao ying yuki hiroshi linh nguyen thanh thuy oleksandr olena oksana
dmytro iryna svitlana ahmet ayse emine fatma hatice hasan mehmet mustafa murat yusuf zeynep dilan rojin shilan azad ruwayda leila
reza parisa shirin farid jamila najib kez baz gaz shaz daz chaz jaz mo abs shaniqua tyrone leroy delroy winston marlon jermaine
"""  # noqa: E501 a word list reads better wide
_FIRST_AND_WORD: Final = """
abby alma amber angel april archer art august autumn basil belle bill billy bob bobby brad brandon brook carter chance chase chip
christian clay cliff dale dan dean destiny dee don drew earl eve faith fay finn fleur ford forrest frank fred gail gene ginger
glory grace grant guy hardeep harper heath hope hunter iris ivy jack jade jasmine jay jasper jet jo joy june kay kit lance lane lily
mark marina mason may melody mercy miles misty nan nancy nell nina olive page pat patience pearl penny pip queenie ray reed rich
rick rob robin rod roman ron rose ruby rusty sage sandy savannah sidney skye star stan stew sue summer sunny tiffany trinity una val van
victor virginia wade wallace ward warren will willow woody holly daisy jewel josie lea leigh lottie neville rowan star
"""  # noqa: E501 a word list reads better wide
_SURNAMES: Final = """
abbott adams adeyemi afolabi ahmed akhtar akinola ali allen anderson andrews appiah armstrong asante atkinson bailey
balogun banda barnes bartlett begum bennett bhatt bhatti boateng bradley brooks bukowski burgess burton butt campbell carr
chapman chaudhry chaudhary chowdhury choudhury clark clarke cole collins cooper cox cunningham dabrowski davidson davies davis dawson
dixon dlamini doherty doyle duffy edwards elliott ellis evans eze ferguson fernandes fernando fletcher fraser gallagher gardner gibson
gill gordon graham gray griffiths hamilton harding harris harrison hart harvey haruna henderson holmes hughes hussain hussein
ibrahim iqbal islam ivanov jackson jenkins johnson johnston jones jung kaczmarek kamara kaminski kapoor kaur kelly kennedy khan khalid
kimani kowalczyk kowalska kowalski kumar kwarteng lawson lewandowski lewis lloyd macdonald mackenzie mahmood malik marshall
martinez matthews mazur mccarthy mcdonald mckenzie mehta mensah miah mills mitchell mohamed mohammed moore morgan morris morrison moyo
mukherjee murphy murray mwangi naidoo nair ncube ndlovu newton nguyen nicholson nowak nwosu obi okafor okeke okonkwo okoro oconnor obrien
oneill osei owens owusu palmer parry parsons patel pawlowski pearson perera perry phillips piotrowski popescu powell pritchard qureshi
rahman ramirez rao reddy rees rehman reid reynolds richards richardson roberts robertson robinson rodriguez rogers russell ryan sanderson
santos saunders sesay shah sharma shaw sheikh sidhu siddiqui silva simpson singh sinclair smith spencer stephenson stevens stevenson
stewart sutherland sutton szymanski taylor thapa thomas thompson thomson tshabalala turay turner uddin usman vaughan wallace watkins watson
webb wieczorek wilkinson williams williamson wilson wisniewski wojcik wozniak yeboah yilmaz zielinski
"""  # noqa: E501 a word list reads better wide

FIRST_NAMES: Final = frozenset(_FIRST.split())
FIRST_NAMES_THAT_ARE_WORDS: Final = frozenset(_FIRST_AND_WORD.split())
SURNAMES: Final = frozenset(_SURNAMES.split())
