"""What sentences claim, as tables: the report's words, and the rows an analyst writes down.

A row is ``type role=words role=words`` with, as needed, ``count=low..high``, ``date=EDTF``, ``place=words`` and
``says=SPEAKER`` (the first of the chain), ``act=`` and the factuality as its last word. A leading ``!`` means that no
claim may be like that. All people and places are invented.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from whence.claims.claim import Claim, Extract
from whence.claims.extract import annotate_events
from whence.codebook import load
from whence.documents.document import Report
from whence.language.reader import Reader

Read = Callable[[str], tuple[Report, Extract]]

TOLD: list[tuple[str, list[str]]] = [
    # active, passive, nominal
    ("Marines detained Karim Dastan at Karsa port on Tuesday.", ["detain agent=marines patient=Karim_Dastan place=Karsa date=2014-11-18 CT+"]),
    ("Karim Dastan was arrested by marines.", ["detain agent=marines patient=Karim_Dastan CT+"]),
    ("The arrest of Karim Dastan angered the rebels.", ["detain patient=Karim_Dastan CT+"]),
    ("Rebels killed three soldiers near the border on Monday.", ["kill agent=rebels patient=soldiers count=3..3 date=2014-11-17 CT+"]),
    ("More than 2,000 rebels were killed.", ["kill patient=rebels count=2001.. CT+"]),
    ("Dozens of fighters were wounded.", ["wound patient=fighters count=24.. CT+"]),
    ("The ministry imposed sanctions on Karim Dastan, a colonel, and on Blue Heron Shipping.", ["sanction agent=ministry patient=Karim_Dastan CT+"]),
    # what is carried, by whom it is stopped, and firms set off by commas
    ("The navy seized a dhow carrying rifles off Karsa.", ["seize agent=navy goods=dhow CT+", "possess goods=rifles CT+"]),
    ("Soldiers stopped a lorry loaded with explosives near Karsa.", ["seize agent=Soldiers goods=lorry CT+"]),
    ("A frigate stopped a ferry and found missiles under the deck.", ["seize agent=frigate goods=missiles CT+"]),
    ("Blue Heron Trading, owned by Hamid Daryan, shipped rifles to the Front.", ["smuggle agent=Blue_Heron_Trading goods=rifles CT+"]),
    ("The militia received missiles from Norway in September.", ["arm patient=militia goods=missiles agent=Norway date=2014-09 CT+"]),
    ("The trader laundered money for the rebels through a bank in Karsa.", ["fund agent=trader patient=rebels CT+"]),
    ("The Union added the airline to its sanctions list for ferrying fighters to Karsa.", ["sanction agent=Union patient=airline CT+"]),
    # what happened, taken up by a pronoun
    ("Police arrested Karim Dastan, the mayor said. A witness said that this had happened at a hotel in Karsa on Tuesday.", ["detain patient=Karim_Dastan place=hotel date=2014-11-18 says=witness CT+"]),
    ("The army said it had killed nine villagers. This never happened, the rebels said.", ["kill patient=villagers says=rebels CT-"]),
    # where one voice ends and another begins
    ("The army said 12 rebels had been killed; the rebels said they had lost two men.", ["kill patient=12_rebels says=army CT+", "die patient=two_men says=rebels CT+", "!die says=army"]),
    ("Soldiers shot 12 protesters dead, doctors said, but the army put the toll at three.", ["die count=3..3 says=army CT+"]),
    ("A trader denied that any money had changed hands and said that rebels had killed the guard.", ["kill patient=guard says=trader CT+", "!kill says=money"]),
    ("The army said it had killed Adil Rahim. Villagers said Rahim was seen alive on Sunday.", ["die patient=Rahim says=Villagers CT-"]),
    # whose lawyer it is, what a doctor counts, a list's numbers and what lies beside the road
    ("Soldiers arrested Karim Dastan in May. His lawyer said he was released on Monday.", ["release patient=Karim_Dastan says=lawyer CT+", "!release patient=lawyer"]),
    ("Nine people died in the shelling. Dr Emir Hale put the number of wounded at 22.", ["wound count=22..22 says=Hale CT+", "!wound agent=Hale"]),
    ("An improvised bomb hit a vehicle of the army.", ["!airstrike", "bomb patient=vehicle CT+"]),
    ("The court released on bail Karim Dastan, who was detained in March.", ["release agent=court patient=Karim_Dastan CT+"]),
    ("1. 5 June, Karsa: Gunmen shot Adil Rahim, a judge.\n\n2. 6 June, Karsa: Aircraft bombed a camp. Twelve rebels were killed.", ["bomb agent=Aircraft date=2014-06-06 CT+", "kill patient=rebels date=2014-06-06 CT+"]),
    # some of the many, and both of two
    ("Four people, among them a girl of nine, were killed when a mortar hit a bus.", ["kill patient=Four_people count=4..4 CT+", "kill patient=girl CT+"]),
    ("Soldiers found two brothers by the road. Both had been shot.", ["attack patient=Both CT+"]),
    # who is blamed, and who will have none of it
    ("Three soldiers were killed near Karsa. The army blamed the Northern Front.", ["kill patient=soldiers agent=Northern_Front says=army act=accuses"]),
    ("Nine men died in an attack on the market. The rebels said they had nothing to do with the killing.", ["kill agent=rebels says=rebels act=denies CT-"]),
    ("Three soldiers were killed near Karsa. A witness said the rebels had nothing to do with the killing.", ["kill agent=rebels says=witness CT-", "!kill agent=rebels says=rebels"]),
    ("Commander Storm killed nine soldiers near Karsa. Storms killed two rebels.", ["kill patient=soldiers CT+", "!kill patient=rebels"]),
    ("Gunmen shot and killed Alicia Vale as she left a pharmacy.", ["kill agent=Gunmen patient=Alicia_Vale CT+", "!attack patient=Gunmen"]),
    # who is alive, and whose death it was
    ("Adil Rahim, whose death was reported on Monday, is alive, the army said.", ["die patient=Adil_Rahim CT+", "die patient=Adil_Rahim says=army CT-"]),
    ("Karim Dastan's brother, Adil, was killed in the war, the army said. The rebels say he is alive.", ["die patient=Adil says=rebels CT-"]),
    ("Three of our soldiers died the death of the brave; seven more were wounded.", ["die patient=soldiers count=3..3 CT+", "wound count=7..7 CT+"]),
    ("In the course of the fighting our soldiers captured five rebels.", ["detain agent=soldiers patient=rebels count=5..5 CT+"]),
    ("Soldiers captured an officer who gave his name as Captain Arun Velat.", ["identified_as object=Arun_Velat CT+"]),
    ("The rebels used the rifles in an attack on the barracks in May.", ["attack agent=rebels patient=barracks CT+"]),
    # what weak words tell on a page that is no other trade's; what a page of one trade has of another
    ("Nine men were shot, and two of them will not walk again, the union said.", ["attack patient=men count=9..9 CT+"]),
    ("They attacked the mast on the ridge, the engineer said.", ["attack patient=mast CT+"]),
    ("Police raided the fish market on Monday, an hour after the auction, and shut every store. The ministry named no official.", ["raid agent=Police patient=market CT+"]),
    ("A bomb went off at the dam, the army said.", ["bomb instrument=bomb CT+"]),
    ("The Treasury imposed sanctions on the grain trader Hollis Kreel for arming a militia.", ["sanction patient=Hollis_Kreel CT+"]),
    ("In the words of the minister, rebels killed nine soldiers.", ["kill patient=soldiers says=the_minister CT+"]),
    ("Soldiers impounded a lorry near Karsa, the navy says, and whoever drove it had walked off.", ["seize agent=Soldiers says=the_navy CT+"]),
    ("Gunmen abducted two journalists and released them a day later.", ["detain agent=gunmen patient=journalists count=2..2 CT+", "release patient=journalists CT+"]),
    ("Karim Dastan was questioned and released.", ["release patient=Karim_Dastan CT+"]),
    ("Soldiers raided a house in Karsa and seized 40 rifles.", ["raid agent=soldiers patient=house CT+", "seize agent=soldiers goods=rifles count=40..40 CT+"]),
    ("The front claimed responsibility for the bombing.", ["claim_responsibility agent=front CT+"]),
    ("The rebels agreed to a ceasefire on Sunday.", ["ceasefire agent=rebels CT+"]),
    ("A bomb exploded near the barracks in Karsa.", ["bomb instrument=bomb place=Karsa CT+"]),
    ("Rebels planted a bomb at the police station.", ["bomb agent=rebels patient=police_station instrument=bomb CT+"]),
    ("Gunmen with rifles attacked the convoy.", ["attack agent=gunmen patient=convoy CT+"]),
    ("The colonel went on trial in March.", ["charge patient=colonel CT+"]),
    ("Soldiers burned alive four villagers.", ["kill agent=soldiers patient=villagers count=4..4 CT+"]),
    ("Rebels hijacked a bus near the border and soldiers were wounded.", ["attack agent=rebels patient=bus CT+", "wound patient=soldiers CT+"]),
    ("Two gendarmes suffered injuries when rebels attacked their barracks.", ["wound patient=gendarmes count=2..2 CT+"]),
    ("The killing of the judge was a car bombing, the army said.", ["kill patient=judge CT+"]),
    # who stands beside the clause, behind the noun, or under another word
    ("Villagers saw Karim Dastan arrested by soldiers.", ["detain agent=soldiers patient=Karim_Dastan CT+"]),
    ("The minister spoke of three teachers kidnapped by gunmen.", ["detain agent=gunmen patient=teachers count=3..3 CT+"]),
    ("Karim Dastan was one of three men kidnapped in Karsa.", ["detain patient=Karim_Dastan CT+", "detain patient=men count=3..3 CT+"]),
    ("Soldiers were behind the killing of the judge, villagers said.", ["kill agent=Soldiers patient=judge says=villagers CT+"]),
    ("The rebels are responsible for the murder of two nurses, the army said.", ["kill agent=rebels patient=nurses says=army CT+"]),
    ("Rebels hold the hills. The barracks were the target of a raid by gunmen.", ["raid agent=gunmen patient=barracks CT+"]),
    ("Rebels hold the hills. The barracks were hit by a rocket attack on Monday.", ["bomb patient=barracks date=2014-11-17 CT+"]),
    ("Gunmen took part in the raid on the market.", ["raid agent=Gunmen patient=market CT+"]),
    ("The attack on the camp, which killed nine guards, was the third.", ["kill patient=guards CT+", "!kill agent=camp"]),
    ("The army announced the arrest of Karim Dastan by the police.", ["detain agent=police patient=Karim_Dastan CT+", "!detain agent=army"]),
    ("Soldiers waited for an hour before killing the judge.", ["kill agent=Soldiers patient=judge CT+"]),
    ("The coast brigade, backed by tanks, fired on the market.", ["attack agent=brigade patient=market CT+"]),
    ("Rebels wounded dozens of soldiers and two officers.", ["wound patient=soldiers count=24.. CT+", "wound patient=officers count=2..2 CT+"]),
    ("A bomb killed up to 15 farm workers in Karsa.", ["kill patient=workers count=1..15 CT+"]),
    ("Villagers called for the arrest of the general.", ["!detain CT+"]),
    ("Karim Dastan feared being arrested by the police.", ["!detain CT+", "!detain PR+"]),
    ("Anyone who kills a guard will hang, the law says.", ["!kill CT+"]),
    # lists of names, lives attempted, and who was in nobody's custody
    ("The following guards died in the fighting: Major Karim Dastan, Captain Adil Rahim and Corporal Yusuf Tolan.", ["die patient=Karim_Dastan CT+", "die patient=Adil_Rahim CT+", "die patient=Yusuf_Tolan CT+"]),
    ("Two soldiers were killed. The dead were identified as Karim Dastan and Adil Rahim.", ["die patient=Karim_Dastan CT+", "die patient=Adil_Rahim CT+"]),
    ("Karim Dastan is a judge. The rebels made an attempt on his life in March.", ["attack agent=rebels patient=Karim_Dastan CT+"]),
    ("The general escaped unharmed from an attack by rebels.", ["attack agent=rebels CT+", "!escape"]),
    ("The general survived an assassination attempt, in which two guards were killed.", ["kill patient=guards CT+"]),
    ("Karim Dastan, whose body was found on Monday, was a judge.", ["die patient=Karim_Dastan CT+"]),
    ("The family of the kidnapped journalist Karim Dastan asked for help.", ["detain patient=Karim_Dastan CT+"]),
    ("Three wounded soldiers were taken to hospital.", ["!wound"]),
    ("Rebels attacked the port. One of the wounded is Karim Dastan.", ["wound patient=Karim_Dastan CT+"]),
    ("The rebels are being held responsible for the murder of ten teachers.", ["!detain"]),
    ("The attack on the barracks was the work of the Lantern Front.", ["attack agent=Lantern_Front patient=barracks CT+"]),
    ("The killing of the judge was blamed on the Lantern Front.", ["kill agent=Lantern_Front patient=judge"]),
    ("Rebels downed a helicopter near Karsa.", ["attack agent=Rebels patient=helicopter CT+"]),
    ("The rebels carried out one of their attacks on the port.", ["attack agent=rebels patient=port CT+"]),
    ("Three teachers shot in Karsa.", ["attack patient=teachers count=3..3 CT+", "!attack agent=teachers"]),
    ("The minister was fired from his job on Monday, an official said.", ["!attack"]),
    ("The general came under fire from critics over his budget, the army said.", ["!attack"]),
    ("The army was charged with the care of the dam, an official said.", ["!charge"]),
    ("Karim Dastan, an officer, was caught in traffic near Karsa.", ["!detain"]),
    ("Soldiers have the power to imprison the judge.", ["!detain CT+"]),
    ("Karim Dastan was deported on 27 October by Norway.", ["transfer agent=Norway patient=Karim_Dastan date=2014-10-27 CT+"]),
    ("Rebels attacked the port. On 3 November three teachers were freed.", ["release patient=teachers count=3..3 date=2014-11-03 CT+"]),
    ("Eight people, all of them civilians, died in Karsa.", ["die patient=people count=8..8 CT+"]),
    ("The colonel denied that policemen had abducted anybody.", ["detain agent=policemen act=denies CT-"]),
    ("Soldiers arrested Karim Dastan and delivered him to Norway.", ["transfer agent=Soldiers patient=Karim_Dastan recipient=Norway CT+"]),
    ("The authorities on Sunday handed over a Libyan accused of theft, an official said.", ["transfer agent=authorities patient=Libyan CT+"]),
    ("A teacher was fatally shot by gunmen in Karsa.", ["kill agent=gunmen patient=teacher CT+"]),
    ("Gunmen commandeered a bus near the border.", ["seize agent=Gunmen goods=bus CT+"]),
    # whom a denial takes as held, and what it denies; who is no spokesman; who "the Norwegian" is
    ("Norway's Foreign Ministry denied on Saturday that Karim Dastan, detained by US troops in Iraq this week, had smuggled explosives.", ["smuggle agent=Karim_Dastan act=denies CT-", "detain agent=troops patient=Karim_Dastan CT+"]),
    ("US troops detained Karim Dastan on Monday. A military spokesman, Major Dan Reed, said he was being held at a camp near Karsa.", ["detain patient=Karim_Dastan place=camp says=Dan_Reed CT+"]),
    ("Karim Dastan, the Norwegian abducted by the rebels in May, was released on Tuesday.", ["detain agent=rebels patient=Karim_Dastan CT+", "release patient=Karim_Dastan date=2014-11-18 CT+"]),
    # what happens at once has one day
    ("Rebels shelled the town on Monday, killing nine people and wounding three soldiers.", ["kill patient=people date=2014-11-17 CT+", "wound patient=soldiers date=2014-11-17 CT+"]),
    ("Seven herders were killed on Thursday when warplanes bombed a well near Karsa.", ["kill patient=herders date=2014-11-13 CT+", "bomb agent=warplanes date=2014-11-13 CT+"]),
    ("Rebels shelled the fish market in Karsa on Saturday and killed nine people, the army said.", ["kill patient=people date=2014-11-15 CT+"]),
    # the day of a court, a claim or a list is not the day of the deed
    ("The Court of Appeal acquitted Adil Rahim of financing rebels on Sunday, November 16. The judges found nothing.", ["acquit patient=Adil_Rahim date=2014-11-16 CT+"]),
    ("The Free Coast Front claimed responsibility on Monday for the abduction of Karim Dastan.", ["claim_responsibility agent=Front date=2014-11-17 CT+", "!detain date=2014-11-17"]),
    ("The army captured Adil Rahim on the 13th in Karsa.", ["detain patient=Adil_Rahim date=2014-11-13 CT+"]),
    # who "the captive" is, and whom a second verb goes on with
    ("Soldiers captured a leader of the rebels near Karsa on Monday. A soldier was wounded.\n\nThe captive was handed over to Norland.", ["transfer patient=leader CT+", "!transfer patient=soldier"]),
    ("The minister of government said that his police detained Karim Dastan in Karsa on Monday and deported him.", ["transfer patient=Karim_Dastan CT+"]),
    ("A patrol boat stopped the coaster Karsa Star off the coast on Saturday.\n\nThe navy seized the ship and detained its captain. The boat was not damaged.", ["seize agent=navy goods=Karsa_Star CT+"]),
    # who somebody is
    ("The Libyan arrested on Tuesday at the Karsa crossing is Adil Rahim, a brother of a commander, an official said.", ["identified_as object=Adil_Rahim says=an_official CT+"]),
    # a notice that counts, and then names
    ("The Ministry of Finance today imposed sanctions on two persons and one company.\n\nKamran DASTAN, a shipper, was born in 1971. Lena TORVALD keeps his accounts.", ["sanction patient=two_persons count=2..2 date=2014-11-19 CT+", "sanction patient=Kamran_DASTAN date=2014-11-19 CT+", "sanction patient=Lena_TORVALD date=2014-11-19 CT+"]),
    ("The Treasury today froze the assets of two individuals.\n\nPETROVSKY, Anton. Born 1965. He sold rifles to the rebels.\n\nPETROVSKY, Viktor. Brother of Anton Petrovsky.", ["sanction patient=PETROVSKY,_Anton CT+", "sanction patient=PETROVSKY,_Viktor CT+", "arm agent=PETROVSKY,_Anton CT+"]),
    # who is caught by police, and who walks out
    ("Rebels attacked the port. Police caught a man with a pistol.", ["detain agent=Police patient=man CT+"]),
    ("Omar Hadi, the rebel, walked out of jail on Monday.", ["release patient=Omar_Hadi date=2014-11-17 CT+"]),
    # numbers that the parser takes apart
    ("Rebels attacked the port. Twenty-five soldiers were killed.", ["kill patient=soldiers count=25..25 CT+"]),
    ("Rebels attacked the port. Some two hundred people were killed.", ["kill patient=people count=200..200 CT+"]),
    # who is thought to be dead is not who thinks so
    ("American intelligence believes Karim Dastan, an engineer of the group, was killed in the raid.", ["kill patient=Karim_Dastan says=American_intelligence PR+"]),
    # an operation against something, and a strike that nobody places
    ("Rebels hold the hills. The air force of Norland carried out an operation against a base on Monday.", ["attack agent=air_force patient=base date=2014-11-17 CT+"]),
    ("Soldiers said that jets were heard. The army said that it struck a camp on Monday.", ["airstrike patient=camp date=2014-11-17 says=army CT+"]),
    # a denial inside what brings it, and of what was reported
    ("Rebels attacked the port. The Lantern Front issued a statement on Tuesday in which it denied that its commander Karim Dastan was killed.", ["kill patient=Karim_Dastan says=Lantern_Front act=denies CT-"]),
    ("Rebels attacked the port. The ministry denied reports on foreign websites that aircraft had bombed the barracks.", ["bomb agent=aircraft patient=barracks says=ministry act=denies CT-"]),
    ("\"Our information is that Dastan and six of his guards died,\" the minister, Omar Hadi, said.", ["die patient=Dastan says=Omar_Hadi CT+"]),
    ("The United Nations put Karim Dastan on its sanctions list in April 2013.", ["sanction agent=United_Nations patient=Karim_Dastan date=2013-04 CT+"]),
    ("Rebels attacked the port. Two jets dropped four bombs on the village.", ["bomb agent=jets patient=village CT+"]),
    ("Gunmen separated the hostages from the crew and killed them.", ["kill agent=Gunmen patient=hostages CT+"]),
    # one claim for each member of a list
    ("Police arrested Karim Dastan, Adil Rahim and Yusuf Tolan.",
     ["detain agent=police patient=Karim_Dastan CT+", "detain agent=police patient=Adil_Rahim CT+", "detain agent=police patient=Yusuf_Tolan CT+"]),
    # from the ground, from the air, by itself
    ("Artillery hit the hospital in Karsa.", ["bomb agent=artillery patient=hospital place=Karsa CT+", "!airstrike"]),
    ("Mortar rounds struck a market in Karsa, wounding 12.", ["bomb instrument=mortar patient=market CT+", "!airstrike"]),
    ("A drone struck a lorry near Karsa, the army said.", ["airstrike patient=lorry says=army CT+", "!bomb"]),
    ("The vessel blew up off Karsa after soldiers fired on it.", ["bomb patient=vessel CT+"]),
    # where he was taken; what a group claims; where the deed that killed him was done
    ("Karim Dastan was arrested on Monday and taken to Karsa prison.", ["transfer patient=Karim_Dastan to=Karsa_prison CT+"]),
    ('"We caught him and we handed him over," a guard said of the smuggler.', ["detain says=guard CT+", "transfer says=guard CT+"]),
    ("The front claimed the kidnapping of the judge.", ["claim_responsibility agent=front CT+", "detain agent=front patient=judge CT+"]),
    ("Karim Dastan was killed in a missile attack in South Oke on Monday.", ["kill patient=Karim_Dastan place=South_Oke CT+"]),
    # whom "he" means, where what befalls him goes on
    ("Police arrested Karim Dastan, a teacher, in Karsa, Colonel Adil Rahim said. He was released on Monday.",
     ["release patient=Karim_Dastan CT+", "!release patient=Rahim"]),
    ("Colonel Adil Rahim said that rebels attacked his car. He was wounded in the attack.", ["wound patient=Adil_Rahim CT+"]),
    # who the unnamed was
    ("The dead man was Malik Zarwan, a rebel commander, the army said.", ["identified_as object=Malik_Zarwan says=army CT+"]),
    ("Two colonels were killed on Sunday. One of the dead was identified by a medic as Malik Zarwan.",
     ["identified_as object=Malik_Zarwan says=medic CT+"]),
    ("Police identified the dead man as Malik Zarwan.", ["identified_as object=Malik_Zarwan says=police CT+"]),
    ("The army held a man at Karsa port. His name is Malik Zarwan, the mayor said.",
     ["identified_as subject=man object=Malik_Zarwan says=mayor CT+"]),
    # "the arrest" is the one told before
    ("The army said that soldiers arrested a smuggler in Karsa. A guard said the marines, not the soldiers, made the arrest.",
     ["detain agent=marines patient=smuggler says=guard CT+", "!detain agent=soldiers says=guard"]),
    ("Soldiers arrested a smuggler in Karsa. The arrest was carried out by marines, the mayor said.",
     ["detain agent=marines patient=smuggler says=mayor CT+"]),
    ("The mayor said that it was the marines, and not port guards, who had detained Karim Dastan.",
     ["detain agent=marines patient=Karim_Dastan says=mayor CT+", "!detain agent=guards"]),
    # all of them, any of them
    ("All of the hostages were freed on Monday.", ["release patient=hostages CT+"]),
    ("The front denied that any of its members had been detained.", ["detain patient=members says=front act=denies CT-"]),
    # those singled out of the many
    ("Rebels killed five people, including a nurse and two children, on Monday.",
     ["kill patient=five_people count=5..5 CT+", "kill patient=nurse CT+", "kill agent=rebels patient=children count=2..2 CT+"]),
    ("A bomb wounded nine soldiers, among them Colonel Idris Tolan.", ["wound patient=soldiers count=9..9 CT+", "wound patient=Idris_Tolan CT+"]),
    ("Police arrested three rebels, Adil Rahim, Mira Vale and Karim Dastan.", ["detain patient=Mira_Vale CT+", "detain patient=Karim_Dastan CT+", "!detain count=3..3"]),
    ("The dead were Adil Rahim, 61, and his daughter, Mira.", ["die patient=Adil_Rahim CT+", "die patient=Mira CT+"]),
    ("Among the dead were two nurses, the army said.", ["die patient=nurses count=2..2 says=army CT+"]),
    # clipped, as lists of incidents have it; nobody
    ("Market in Karsa: four traders killed, 11 soldiers wounded.", ["kill patient=traders count=4..4 CT+", "!kill agent=traders"]),
    ("Nobody was hurt in the attack, the army said.", ["wound count=0..0 says=army CT-", "!attack patient=nobody"]),
    ("Nobody has been charged over the attack on the barracks, police said.", ["charge count=0..0 says=police CT-"]),
    # a title belongs to its name; an active perfect; an explanation behind a comma
    ("The arrest came a week after the killing of Mullah Idris Tolan by soldiers.", ["kill patient=Idris_Tolan CT+"]),
    ("Police said Dastan, 19, had shot at the barracks.", ["attack agent=Dastan patient=barracks CT+", "!attack patient=Dastan"]),
    ("The army has killed Adil Rahim, one of the leaders of the rebels.", ["kill agent=army patient=Adil_Rahim CT+"]),
    # names that the page tells apart from places
    ("Rebels kidnapped Andrés Mosquera, the nephew of the mayor. Mosquera was freed by soldiers on Monday.", ["release patient=Mosquera CT+"]),
    ("The army captured Tezirek, 41, a rebel commander.", ["detain agent=army patient=Tezirek CT+"]),
    # who says so
    ("Gunboats shelled a ferry off Karsa, killing 11 people, fishermen and a priest said.",
     ["kill agent=gunboats patient=people says=fishermen CT+", "kill agent=gunboats patient=people says=priest CT+", "!kill agent=fishermen"]),
    ("Soldiers burned the village, according to rescue workers and a monitor.", ["attack agent=soldiers says=workers CT+", "attack agent=soldiers says=monitor CT+"]),
    ("Tolan said that Dastan had left the rebels. He also said that his men had attacked the barracks.", ["attack says=Tolan CT+", "!attack says=Dastan"]),
    ("Artillery of the army fired on the village, a resident told our correspondent by telephone.", ["attack patient=village says=resident CT+"]),
    ("The navy said that guards had arrested a smuggler.", ["detain agent=guards patient=smuggler says=navy act=states CT+"]),
    ("According to the ministry, rebels attacked the barracks.", ["attack agent=rebels patient=barracks says=ministry CT+"]),
    ("Rebels attacked the barracks, the ministry said.", ["attack agent=rebels patient=barracks says=ministry CT+"]),
    ("The colonel denied that he had smuggled rifles.", ["smuggle agent=colonel goods=rifles says=colonel act=denies CT-"]),
    ("The captured rebel admitted that he had killed two policemen.", ["kill agent=rebel patient=policemen says=rebel act=admits CT+"]),
    ("Officials believe that rebels killed the judge.", ["kill agent=rebels patient=judge says=officials act=believes PR+"]),
    ("The army accused the rebels of killing two villagers.", ["kill agent=rebels patient=villagers says=army act=accuses CT+"]),
    ("The junta's spokesperson, Major General Zin Htet, told reporters that rebels had killed two monks. He said that no soldiers had been harmed.",
     ["kill agent=rebels patient=monks says=Zin_Htet", "wound patient=soldiers says=Zin_Htet CT-"]),
    ("Three marines were killed in the fighting, military spokesman Brigadier General Ruel Tolan said.", ["kill patient=marines says=Ruel_Tolan"]),
    ("Omar Tausan is believed to have been killed last week; his brother fled across the border, according to a freed hostage.", ["kill patient=Omar_Tausan says=Karsa_Herald PR+"]),
    # what stands before its verb
    ("On Monday, a helicopter gunship fired rockets at the camp.", ["attack agent=gunship instrument=rockets CT+"]),
    ("In March, 31 people were killed when rebels attacked a convoy.", ["kill patient=people count=31..31 date=2014-03"]),
    ("The rebel was detained in 2008 but escaped with two other prisoners from Karsa prison in 2010.", ["escape agent=rebel from=prison date=2010"]),
    # hit, struck, targeted; nobody; bombs dropped and rockets fired at somebody
    ("Israel struck a weapons depot near Karsa on Monday.", ["attack agent=Israel patient=depot place=Karsa"]),
    ("Militants targeted a police station.", ["attack agent=Militants patient=station"]),
    ("A boy was shot in the street on Monday.", ["attack patient=boy"]),
    ("No one was executed, the general said of the prisoners.", ["kill count=0..0 says=general CT-"]),
    ("A jet dropped two bombs on the camp of the rebels.", ["bomb agent=jet instrument=bombs patient=camp"]),
    ("Rebels fired rockets at Mae Nu camp.", ["attack agent=Rebels instrument=rockets patient=camp"]),
    ("Gunmen stormed a mining settlement. They took nine young men away with them, soldiers said.", ["attack patient=settlement", "detain agent=Gunmen patient=men count=9..9"]),
    # whom one blames, and with what
    ("The government blamed similar attacks on the Northern Front.", ["attack agent=Northern_Front says=government act=accuses", "!attack patient=Northern_Front"]),
    # who speaks in a long quotation
    ('The navy gave out a statement, and its spokesman said: "Soldiers killed two rebels in the harbour. They were armed with rifles. The patrol has returned. Nobody saw more. Six smugglers were arrested."',
     ["kill patient=rebels says=spokesman", "detain patient=smugglers says=spokesman"]),
    # whom it befell, where several things befell several
    ("A man was killed and seven people, among them a child, were injured when drones struck a block in Karsa.", ["kill patient=man", "wound patient=seven_people count=7..7", "!wound patient=man"]),
    ("Two soldiers killed, four injured in Karsa.", ["kill patient=soldiers count=2..2", "wound count=4..4", "!wound patient=soldiers"]),
    ("The colonel ordered the detention of 14 aid workers, two of whom died in custody.", ["die patient=two count=2..2", "!die patient=workers count=14..14"]),
    ("Rebels bombed a market, in which 35 people died.", ["die patient=people count=35..35"]),
    ("Planes bombed a convoy on the road, the army said.", ["bomb patient=convoy", "!bomb patient=road"]),
    ("An IED hit a convoy near Karsa.", ["bomb instrument=IED patient=convoy"]),
    ("The rebels acknowledged that they had lost four men.", ["die patient=men count=4..4 says=rebels act=admits"]),
    ("The number of wounded rose to nine, the army said.", ["wound count=9..9 says=army"]),
    # a part in it is denied of oneself; what came before is not denied with it
    ("Gunmen killed 12 people in Karsa. The militia denied any involvement.", ["kill agent=militia patient=people says=militia CT-"]),
    ("The family says that the rebel was tortured after his arrest. The army denies it.", ["attack patient=rebel says=army CT-", "!detain CT-"]),
    ("The rebels say that their leader is alive. The death of the leader has not been confirmed.", ["die patient=leader Uu"]),
    ("According to a former officer, who lives in Karsa, rebels killed a judge.", ["kill agent=rebels patient=judge says=former_officer"]),
    # bodies that are found and counted; a bomber; who was shot
    ("At least 30 bodies have been found near Karsa, the rebels said.", ["die patient=bodies count=30.. says=rebels place=Karsa"]),
    ("A bomber blew himself up in a crowd of recruits, police said.", ["bomb agent=bomber says=police", "!bomb patient=bomber"]),
    ("The bodies of six men, blindfolded and shot in the head, were found in a field by soldiers.", ["attack patient=men", "!attack agent=men"]),
    ("Its troops had come under fire from rebels, the army said.", ["attack agent=rebels patient=troops says=army"]),
    ("The Special Court today convicted Dusan Petrak, a former commander, of murder.", ["convict agent=Court patient=Petrak", "!convict patient=Court"]),
    ("It will be recalled that rebels killed two guards.", ["kill agent=rebels patient=guards CT+"]),
    ("Soldiers found grenades and two suicide vests.", ["seize goods=grenades", "seize goods=vests"]),
    # what a page adds to what is said; who cites whom; what is not of the one who spoke before
    ("Police said they had arrested two men over the blast, in which a guard was killed.", ["detain patient=men says=Police", "kill patient=guard says=Karsa_Herald"]),
    ("An official, citing the local hospital, put the death toll at 135.", ["die count=135..135 says=hospital"]),
    ("He asked the court for the release of a rebel arrested in Karsa.", ["detain patient=rebel CT+"]),
    ("Omar Tausan was held; Abdullah, his brother, fled across the border with rebels.", ["escape agent=Abdullah", "!detain patient=Abdullah"]),
    # by whom, in a clause without its pronoun; what was planted; what nobody vouches for
    ("A group threatened to kill an engineer it abducted in Karsa in March.", ["detain agent=group patient=engineer date=2014-03", "!detain patient=group"]),
    ("The device had been planted by militants, officials said.", ["bomb agent=militants instrument=device says=officials"]),
    ("A spokesman for the rebels owned up to the attack on the barracks.", ["claim_responsibility agent=spokesman"]),
    ("A minister declined to comment on reports that rebels had killed the judge.", ["kill agent=rebels patient=judge PR+"]),
    ("Jets pounded rebel hideouts on Monday.", ["airstrike agent=Jets patient=hideouts"]),
    # how surely
    ("Rebels may have killed the judge.", ["kill agent=rebels patient=judge PS+"]),
    ("Rebels reportedly killed the judge.", ["kill agent=rebels patient=judge PR+"]),
    ("No civilians were killed.", ["kill patient=civilians count=0..0 CT-"]),
    ("The army did not attack the village.", ["attack agent=army patient=village CT-"]),
    ("The man is suspected of smuggling rifles.", ["smuggle agent=man goods=rifles act=suspects PR+"]),
    # reported dead, by those who report it
    ("Adil Rahim, the rebel leader, was reported killed in May 2013 by a Norland newspaper.", ["kill patient=Adil_Rahim says=newspaper date=2013-05"]),
    ("State television declared the rebel leader Adil Rahim dead on Monday.", ["die patient=Adil_Rahim date=2014-11-17"]),
    ("The two soldiers were reported captured by the rebels, the army said.", ["detain agent=rebels patient=soldiers says=army"]),
    ("The rebel commander gave himself up to the police on Monday.", ["detain patient=commander date=2014-11-17 CT+"]),
    # alive is not dead
    ("Rebels killed Adil Rahim, the army said. The front says that he is alive.", ["kill patient=Adil_Rahim CT+", "die patient=Adil_Rahim says=front CT-"]),
    ('"I am alive," Adil Rahim told reporters after the attack on the rebels.', ["die patient=Adil_Rahim says=Adil_Rahim CT-"]),
    ("Adil Rahim is no longer alive, the army said.", ["die patient=Adil_Rahim says=army CT+"]),
    # standing ties
    ("Adil Rahim, the leader of the Northern Front, spoke to reporters about the war.", ["leads subject=Adil_Rahim object=Northern_Front CT+"]),
    ("Parvania funds and trains the rebels.", ["funds subject=Parvania object=rebels CT+", "trains subject=Parvania object=rebels CT+"]),
    ("Karim Dastan is a member of the Northern Front, the army said.", ["member_of subject=Karim_Dastan object=Northern_Front says=army CT+"]),
    ("Yusuf Tolan, the brother of Adil Rahim, was killed.", ["relative_of subject=Yusuf_Tolan object=Adil_Rahim CT+"]),
]  # fmt: skip

REFUSED: list[tuple[str, list[str]]] = [
    ("Three soldiers were killed near Karsa. The army blamed the weather. The minister blamed his wife for the divorce.", ["!kill agent=weather", "!kill agent=wife"]),
    # what has no will, what is only called so, who is on nobody's list, who runs what
    ("Soldiers fled. The storm killed nine people in Karsa.", ["!kill", "!die agent=storm"]),
    ("Police arrested Karim Dastan in Karsa. His lawyer called the arrest a kidnapping.", ["!detain agent=lawyer"]),
    ("The Union added the airline to its sanctions list.", ["!sanction patient=Union"]),
    ("Rebels were trained at a camp in the hills run by Ader Vale.", ["!leads object=rebels"]),
    ("Police let the rebel go on Tuesday morning.", ["!release patient=Tuesday"]),
    ("The rebel was picked up at the port, according to the police spokeswoman Mira Vale.", ["!detain agent=Mira_Vale"]),
    ("Agents arrested a man they described as the former leader of the rebel movement.", ["!leads subject=agents"]),
    ("Soldiers stopped the fight and the talks.", ["!seize"]),
    ("The rebel was freed under pressure from the minister's office.", ["!release from=office"]),
    ("Norway's Foreign Ministry denied on Saturday that Karim Dastan, detained by US troops in Iraq this week, had smuggled explosives.", ["!detain CT-", "!smuggle agent=Ministry"]),
    ("US troops detained Karim Dastan on Monday. A military spokesman, Major Dan Reed, said he was being held at a camp near Karsa.", ["!detain patient=Dan_Reed"]),
    ("Karim Dastan was freed on Monday. The colonel said he had been held for a year.", ["!detain agent=colonel"]),
    ("Rebels attacked the port after killing a judge on Monday.", ["!attack date=2014-11-17"]),
    ("The Ministry of Finance today imposed sanctions on one person.\n\nKamran Dastan is a shipper. Lena Torvald is a judge.", ["!sanction patient=Lena_Torvald"]),
    ("The Treasury today froze the assets of two individuals.\n\nPETROVSKY, Anton. Born 1965.\n\nPETROVSKY, Viktor. Brother of Anton Petrovsky.", ["!relative_of object=Viktor"]),
    ("Rebels attacked the port. Guards caught a bus to Karsa.", ["!detain"]),
    ("\"Our people arrested Karim Dastan and our people found the rifles,\" the minister, Omar Hadi, said.", ["!detain patient=our_people"]),
    ("American intelligence believes Karim Dastan was killed in the raid.", ["!kill patient=intelligence"]),
    ("Rebels hold the hills. The police carried out an operation against smugglers.", ["!attack CT+"]),
    ("Norland admitted a strike outside its borders and warplanes were seen near Karsa.", ["!airstrike place=borders"]),
    ("Rebels shelled Karsa. A girl, 9, died in the night.", ["!die count=9..9 CT+"]),
    ("Gunmen separated the hostages from the crew and killed them.", ["!kill patient=Gunmen CT+"]),
    ("The alarm went off at the dam.", ["bomb"]),
    ("My ducks annihilated the slugs in a week.", ["kill"]),
    ("I fought my uncle for the last slice.", ["attack"]),
    ("The film was shot in Karsa.", ["attack"]),
    # what did not take place is no event that took place
    ("If rebels kill the judge, the army will attack the village.", ["!kill CT+", "!attack CT+"]),
    ("Rebels threatened to kill the judge.", ["!kill CT+"]),
    ("The army must attack the rebels now.", ["!attack CT+"]),
    ("Did the army kill the judge?", ["!kill CT+"]),
    ("Police prevented the rebels from killing the judge.", ["!kill CT+"]),
    ("The army plans to arrest the rebels.", ["!detain CT+"]),
    ("If the colonel is alive, let him show his face, the minister said.", ["!die CT+", "!die CT-"]),
    # who finds or tells is not who it happened to, or who did it
    ("Police found the judge dead in Lowmark, and rebels were blamed.", ["!die patient=police"]),
    ("Adil Rahim, the rebel leader, was reported killed in May 2013 by a Norland newspaper.", ["!kill agent=newspaper"]),
    ("The rebels surrendered the town of Lowmark to the army.", ["!detain"]),
    # what a boat carries is not carried by those who stop it
    ("The navy stopped a boat carrying rifles near the border.", ["!possess agent=navy", "!smuggle agent=navy"]),
    # what one said in one sentence is not what the next one tells; nobody passes a thing on to himself
    ("The front has not commented on the attack. Two papers have announced the death of its leader.", ["!die says=front"]),
    ("Parents said they had paid N2 million to bandits for the release of their children.", ["!funds"]),
    ("Shells hit the bakery at about five.", ["!bomb patient=five"]),
    ("Rebels met the minister, the army said. The front is tied to Dastan, a claim that Dastan denied.", ["!meet CT-"]),
    ("The rebels used civilians as shields.", ["!front_for"]),
    ("The army lost the match, and the rebel leader lost his mother.", ["!die"]),
    # what is hit by no fighters; what holds on a condition alone
    ("The minister was hit by the scandal, and rebels laughed.", ["!attack"]),
    ("The government targeted tax evaders, a soldier said.", ["!attack"]),
    ("If tyres are weapons, I am guilty, the rebel told the court.", ["!convict CT+"]),
    # words of other trades
    ("The comedian is killing it online.", ["!kill"]),
    ("The company captured market share in the region.", ["!detain", "!seize"]),
    ("The retailer launched an offensive on costs.", ["!offensive"]),
    ("The striker shot from 20 metres and the crowd roared.", ["!attack"]),
    ("His pride was wounded by the review.", ["!wound"]),
    ("The film bombed at the box office.", ["!bomb"]),
    ("The band released an album.", ["!release"]),
    # attacks in words
    ("The governor attacked the minister over his record on roads, and rebels in the party joined in.", ["!attack"]),
    ("The union was attacked for holding passengers hostage, a police spokesman said.", ["!attack"]),
    # a word that tells violence, with nobody in it
    ("The army left the province after the massacre.", ["!kill"]),
    ("Soldiers arrested a smuggler in Karsa. After the arrest shops closed.", ["!detain patient=smuggler agent=shops"]),
    ("Soldiers arrested a smuggler in Karsa. The second arrest was made by marines.", ["!detain agent=marines patient=smuggler"]),
    ("The name of the ship is Malik Star.", ["!identified_as"]),
    # taken to be healed; an office; no identity but an office
    ("The wounded soldier was taken to hospital in Karsa.", ["!transfer", "!detain"]),
    ("The soldiers took the bus to Karsa.", ["!transfer", "!detain"]),
    ("The colonel in charge of the sector ordered a raid on the village.", ["!charge"]),
    ("The leader of the rebels was Adil Rahim.", ["!identified_as"]),
    ("The minister was not Karim Dastan, the army said.", ["!identified_as CT+"]),
    # no members of the many: a companion is not killed with them, an army is no list
    ("The governor met three officers, including Adil Rahim, after the killing of a guard.", ["!kill patient=Rahim"]),
    ("The dead were buried in Karsa, the army said.", ["!die patient=Karsa"]),
    ("The rebels killed, looted and burned.", ["!kill patient=rebels"]),
    # a town that is named where places stand stays one
    ("Soldiers in Mosquera arrested Andrés Mosquera. Mosquera was attacked by rebels.", ["!detain patient=soldiers"]),
    # a denial of something else
    ("The colonel denied that a priest who is held by the rebels had called him.", ["!detain CT-"]),
]  # fmt: skip


def words_of(extract: Extract, report: Report, index: int) -> str:
    e = extract.entities[index]
    return " ".join([*e.names, e.description, *(report.text[s:t] for s, t in e.mentions)]).casefold()


def fits(row: str, claim: Claim, extract: Extract, report: Report) -> bool:
    type_, *conditions = row.split()
    if claim.frame.type != type_:
        return False
    for condition in conditions:
        key, _, value = condition.partition("=")
        value = value.replace("_", " ")
        if not _:
            right = claim.factuality == key
        elif key == "count":
            low, _, high = value.partition("..")
            right = (
                claim.frame.count is not None
                and claim.frame.count.low == int(low)
                and claim.frame.count.high == (int(high) if high else None)
            )
        elif key == "date":
            right = claim.frame.date is not None and claim.frame.date.edtf == value
        elif key == "place":
            right = claim.frame.place is not None and value.casefold() in words_of(extract, report, claim.frame.place)
        elif key == "says":
            right = value.casefold() in extract.sources[claim.chain[0].source].name.casefold()
        elif key == "act":
            right = claim.act == value
        else:
            right = any(value.casefold() in words_of(extract, report, e) for e in claim.frame.roles.get(key, ()))
        if not right:
            return False
    return True


def told(extract: Extract, report: Report) -> str:
    return "\n".join(
        f"{c.frame.type} { {r: [words_of(extract, report, e) for e in es] for r, es in c.frame.roles.items()} } "
        f"count={c.frame.count} date={c.frame.date and c.frame.date.edtf} says={extract.sources[c.chain[0].source].name} {c.act} {c.factuality}"
        for c in extract.claims
    )


@pytest.mark.parametrize(("story", "rows"), TOLD, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_the_rows_are_claimed(claims: Read, story: str, rows: list[str]) -> None:
    report, extract = claims(story)
    for row in rows:
        found = any(fits(row.removeprefix("!"), c, extract, report) for c in extract.claims)
        assert found != row.startswith("!"), f"{row}\nnot in\n{told(extract, report)}"


@pytest.mark.parametrize(("story", "rows"), REFUSED, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_nothing_like_this_is_claimed(claims: Read, story: str, rows: list[str]) -> None:
    report, extract = claims(story)
    for row in rows:
        assert not any(fits(row.removeprefix("!"), c, extract, report) for c in extract.claims), told(extract, report)


def test_a_passive_without_a_doer_has_none(claims: Read) -> None:
    _, extract = claims("Karim Dastan was arrested at the port on Tuesday.")
    assert all("agent" not in c.frame.roles for c in extract.claims if c.frame.type == "detain")


@pytest.mark.parametrize(
    ("story", "word"),
    [
        ("Karim Dastan was found dead in his cell on Tuesday.", "dead"),
        ("Gunmen left two soldiers dead at the port.", "dead"),
        ("Gunmen shot dead two soldiers at the port.", "shot"),
        ("Karim Dastan died in his cell on Tuesday.", "died"),
        ("Karim Dastan faces charges of smuggling.", "charges"),
    ],
)
def test_the_word_that_tells_it(claims: Read, story: str, word: str) -> None:
    report, extract = claims(story)
    words = [report.text[slice(*c.trigger)] for c in extract.claims if c.frame.type in ("die", "kill", "charge")]
    assert words == [word]


def test_the_chain_is_as_deep_as_the_words_nest_it(claims: Read) -> None:
    _, extract = claims(
        "The statement said that intelligence assessments indicate that the company is smuggling rifles."
    )
    chains = [
        [extract.sources[link.source].name for link in c.chain] for c in extract.claims if c.frame.type == "smuggle"
    ]
    assert ["intelligence assessments", "The statement", "Karsa Herald"] in chains


def test_words_in_quotation_marks_are_verbatim(claims: Read) -> None:
    _, extract = claims('"Rebels killed two soldiers," the army said. Rebels also attacked the barracks.')
    assert [c.verbatim for c in extract.claims if c.frame.type == "kill"] == [True]
    assert [c.verbatim for c in extract.claims if c.frame.type == "attack"] == [False]


def test_a_denial_of_charges_is_set_against_them(claims: Read) -> None:
    _, extract = claims("The army says that Parvania arms the rebels. Parvania denies the charge.")
    denied = [c for c in extract.claims if c.act == "denies"]
    assert denied
    assert all(c.factuality == "CT-" and c.frame.type in ("arm", "arms") for c in denied)


def test_an_unnamed_man_is_an_entity_without_a_name(claims: Read) -> None:
    _, extract = claims("Guards detained a senior navy officer. The officer, who was not named, was held at the port.")
    people = {e for c in extract.claims if c.frame.type == "detain" for e in c.frame.roles["patient"]}
    assert len(people) == 1
    assert not extract.entities[people.pop()].named


TRANSCRIPT = """PRESENTER (Joseph Vale): Rebels say they have captured an officer. On the line is our correspondent, Lydia Mound.

MOUND: They say he is a brigadier who commanded the guns that shelled the hospital in July.

PRESENTER: With us is the information minister, Daniel Obar. Minister?

OBAR: They killed nine policemen on Thursday.
"""


def test_nobody_on_the_air_is_whom_the_others_speak_of(claims: Read) -> None:
    report, extract = claims(TRANSCRIPT)
    told_ = told(extract, report)
    assert not [line for line in told_.splitlines() if line.startswith("leads") and ("vale" in line or "mound" in line)]
    kill = next(c for c in extract.claims if c.frame.type == "kill")
    assert extract.sources[kill.chain[0].source].name == "Daniel Obar"


def test_a_participants_phrase_in_annotate_leaves_out_the_events_own_word() -> None:
    text = "Soldiers searched for the kidnapped journalist on Monday."
    events = annotate_events(Reader().read(text), load())
    made = [(text[e["start"] : e["end"]], [text[s:t] for s, t in e["roles"]["patient"]]) for e in events]
    assert made == [("kidnapped", ["journalist"])]
