"""Common nouns that tell what a phrase names, by lemma of its head: policy the model's few examples cannot give."""

from __future__ import annotations

FACILITY = frozenset(
    """airport airfield airbase airstrip base barracks bunker camp checkpoint church clinic compound courthouse court
    crossing dam depot dock dockyard embassy consulate factory farm fort fortress garrison granary hangar harbour
    harbor headquarters hospital hotel house jail laboratory madrasa market mosque outpost palace pier pipeline plant
    police-station port post power-plant prison quay refinery reactor restaurant runway school seaport shipyard silo
    stadium station storehouse store temple terminal tower training-camp tunnel university warehouse wharf workshop
    yard""".split()
)

WEAPON = frozenset(
    """ak-47 ammunition ammo arms artillery bayonet bomb bomblet bullet cannon cartridge detonator dynamite explosive
    firearm fuse grenade gun handgun howitzer ied ieds kalashnikov knife landmine launcher machete machine-gun missile
    mine mortar munition pistol projectile rifle rocket rpg rpgs shell shotgun shrapnel submunition sword torpedo vbied
    warhead weapon weaponry manpads c-4 semtex tnt chlorine sarin""".split()
)

VEHICLE = frozenset(
    """aircraft airliner ambulance apc armour barge bicycle boat bomber bulldozer bus car carrier convoy corvette dhow
    coaster destroyer dinghy drone ferry fighter-jet freighter frigate gunboat helicopter humvee jeep jet launch lorry
    minibus minivan motorbike motorboat motorcycle patrol-boat pick-up pickup plane scooter ship skiff speedboat
    submarine tank tanker taxi tractor trawler truck tugboat uav van vehicle vessel warplane warship yacht excavator
    loader digger dozer crane dumper airlifter gunship airship rickshaw wagon""".split()
)

#: those of ``VEHICLE`` that may be somebody, somewhere or something else
OTHERWISE = frozenset(
    """bomber carrier launch crane destroyer loader digger dumper convoy pickup fighter-jet""".split()
)

#: nouns for persons and for firms and states alike
EITHER = frozenset(
    """owner co-owner supplier buyer seller manufacturer maker operator contractor subcontractor importer exporter
    producer distributor provider vendor customer client sponsor donor ally partner rival backer shareholder consignee
    consignor shipper broker employer publisher lender creditor intermediary middleman trader recipient
    beneficiary""".split()
)

PERSON_TITLES = frozenset(
    """president vice-president premier prime minister secretary chancellor king queen prince princess emir sheikh
    shaikh sultan imam ayatollah grand mullah maulana mawlawi cardinal bishop archbishop pope rabbi reverend father
    senator congressman congresswoman representative governor mayor ambassador judge justice attorney prosecutor
    general lieutenant colonel major captain commander commodore admiral vice rear brigadier sergeant corporal private
    specialist marshal lance officer constable inspector superintendent detective chief sheriff mr mrs ms miss dr prof
    professor doctor sir lady lord dame gen lt col maj capt cmdr cdr adm brig sgt cpl pvt spc sen rep gov pres hon rev
    st jr sr petty warrant deputy assistant acting spokesman spokeswoman spokesperson director chairman chairwoman
    comrade hajji haji engineer warlord minister-designate envoy adviser advisor undersecretary under-secretary
    coordinator advocate rapporteur hojjatoleslam alhaji malam comandante maître hajj sayyid sayyed seyyed ustad daw
    asp dsp ssp supt insp capt'n cde he hrh hm""".split()
)
#: those that are titles in capitals alone: "HE Dr Rahim"
INITIALLED = frozenset({"he", "hrh", "hm"})

#: what a title may be of, as its first word
OFFICES = frozenset(
    """foreign defence defense interior finance justice health education oil energy transport trade home navy army air
    police staff field first second deputy former acting associate assistant executive managing national state
    federal regional provincial military security intelligence special crown press culture labour labor information
    water agriculture planning""".split()
)

#: nouns for groups of people, which are organisations in re3d's guidelines
GROUP = frozenset(
    """force army navy militia government ministry police troop rebel insurgent militant fighter group gang cell
    coalition regime authority council committee company firm agency department party brigade battalion division unit
    regiment squad team guard terrorist extremist opposition corps command network organisation organization movement
    faction bank airline newspaper union parliament court military""".split()
)

#: words for units that have numbers
UNIT = frozenset(
    """army brigade battalion division wing regiment squadron company corps fleet platoon flotilla unit""".split()
)

#: those of ``GROUP`` of which one is a person
MEMBER = frozenset("""troop rebel insurgent militant fighter terrorist extremist guard""".split())

#: nouns that a name may be explained by ("X is a chain of shops") and that speak of other things besides
BODY = frozenset("""chain band club label charity retailer manufacturer maker brand choir orchestra""".split())

#: nouns for those who publish
MEDIA = frozenset(
    """newspaper daily weekly broadcaster channel website magazine journal outlet publisher radio television""".split()
)

#: nouns for places that have names
PLACE = frozenset(
    """village town city district province township governorate county hamlet suburb neighbourhood neighborhood region
    municipality island peninsula valley oasis""".split()
)

#: those who hold or live in a place, and what a place has: "the governor of X", "the outskirts of X"
SEAT = frozenset(
    """governor mayor resident inhabitant outskirts suburb north south east west northeast northwest southeast southwest
    capital coast airspace""".split()
)

#: those who belong to a body: "a member of X", "a senior figure in X"
BELONGING = frozenset(
    """member leader commander fighter official officer figure head wing branch founder spokesman spokeswoman director
    recruit employee rank cadre part operative""".split()
)

#: what one has in a person: "confidence in X"
FEELING = frozenset("""confidence trust faith interest belief believe trust interested""".split())

#: what persons lead under their own names: "the X government"
RULES = frozenset("""government regime network gang cell force authority""".split())

#: what is done to places
AT_PLACES = frozenset("""shell bombard besiege overrun""".split())

#: last words of firms' names
FIRM = frozenset(
    """ltd llc llp inc corp corporation co plc gmbh fze fzco fzc jsc oao ooo ag sa sarl sal spa bv nv oy ab holding
    holdings trading shipping logistics enterprises industries bank airlines airways brigades forces guards agency
    university institute federation post times news press tv telegraph herald gazette chronicle tribune""".split()
)

#: last words of places' names
PLACE_NAMES = frozenset(
    """river valley district province island islands mountain mountains desert lake bay street road square governorate
    county region gulf sea strait peninsula hills township oblast""".split()
)

#: first words of places' names in the languages of the places
PLACE_LEADS = frozenset(
    """wadi tell tall jabal jebel jebal bandar kafr kfar deir dayr beit bayt bir hayy shatt nahr qalat mount lake ayn
    puerto río rio ciudad novi nova novo stara stari velika veliki velyka velykyi donji donja gornji gornja unguwar
    kampung dera""".split()
)

#: first words of bodies' names in the languages of those who bear them
BODY_LEADS = frozenset(
    """ansar saraya jaysh jaish liwa katibat katiba kataib harakat lashkar jund hizb tehrik jamaat jamiat frente partido
    ejército ejercito policía policia movimiento fuerzas banco banque ministerio ministère gruppo vilayat wilayat
    al-jaysh""".split()
)

#: letters before ships' names
SHIP_LEADS = frozenset("""MV M/V MT M/T USS HMS BRP INS FV RV SS""".split())

#: marks of money, nouns for it, and what multiplies a number
MONEY_SIGNS = frozenset("$€£¥₦₽₹₺₴₪")
CURRENCIES = frozenset(
    """dollar euro pound franc rial riyal dinar dirham lira rouble ruble hryvnia naira rupee peso shilling birr yuan yen
    won kyat afghani shekel krona""".split()
)
SCALES = frozenset("""hundred thousand million billion trillion m mn bn k""".split())
