"""How surely a sentence says that its event took place: the sentence, the event's type, and FactBank's value.

"-" is an event that is no more than supposed or asked for: no claim is made of it. "Uu" may be either.
"""

from __future__ import annotations

import pytest

from whence.claims.chain import chain
from whence.claims.desk import Desk
from whence.claims.stance import SUPPOSED, through
from whence.codebook import load
from whence.language.reader import Reader

#: so that the words of conflict are read in their plain sense
SETTING = " Soldiers, rebels, police and prisoners are in the province."

TABLE = [
    ("The rebels were to release the hostages on Monday.", "release", "Uu"),
    ("The prisoners were due to be released on Monday.", "release", "Uu"),
    ("Police foiled an attack on the barracks.", "attack", "CT-"),
    ("An attack on the barracks was foiled by police.", "attack", "CT-"),
    ("The attack on the barracks was thwarted.", "attack", "CT-"),
    ("The army called off the raid on the village.", "raid", "CT-"),
    ("Soldiers failed to capture the rebel commander.", "detain", "CT-"),
    ("Soldiers did not fail to capture the rebel commander.", "detain", "CT+"),
    ("The soldiers managed to capture the rebel commander.", "detain", "CT+"),
    ("The soldiers did not manage to capture the rebel commander.", "detain", "CT-"),
    ("The rebels refused to release the hostages.", "release", "CT-"),
    ("The rebels have yet to release the hostages.", "release", "CT-"),
    ("The rebels stopped short of killing the hostages.", "kill", "CT-"),
    ("The rebels left without killing the hostages.", "kill", "CT-"),
    ("Neither soldier was killed in the ambush.", "kill", "CT-"),
    ("The rebels never attacked the village.", "attack", "CT-"),
    ("Rescuers could not save the wounded, and two soldiers died.", "die", "CT+"),
    ("The rebels could not capture the commander.", "detain", "CT-"),
    ("The rebels narrowly missed killing the commander.", "kill", "CT-"),
    ("The government denied that soldiers had killed villagers.", "kill", "CT-"),
    ("It is not true that soldiers killed villagers.", "kill", "CT-"),
    ("The report that soldiers killed villagers is false.", "kill", "CT-"),
    ("No soldier attacked the village.", "attack", "CT-"),
    ("The army has no plans to attack the village.", "attack", "Uu"),
    ("The army rescued three hostages before the rebels could kill them.", "kill", "-"),
    ("The release of the prisoners was postponed.", "release", "Uu"),
    ("The court delayed the trial of the colonel.", "charge", "Uu"),
    ("The rebels can attack the capital at any time.", "attack", "PS+"),
    ("The missiles could hit the port.", "airstrike", "PS+"),
    ("The rebels might have killed the judge.", "kill", "PS+"),
    ("The rebels may not have killed the judge.", "kill", "PS-"),
    ("It is possible that rebels killed the judge.", "kill", "PS+"),
    ("A possible attack on the port worried the officers.", "attack", "PS+"),
    ("The alleged killing of the judge by rebels angered the town.", "kill", "PR+"),
    ("The suspected killing of the judge by rebels angered the town.", "kill", "PR+"),
    ("The rebels probably killed the judge.", "kill", "PR+"),
    ("The rebels appear to have killed the judge.", "kill", "PR+"),
    ("The rebels are likely to have killed the judge.", "kill", "PR+"),
    ("The rebels must have killed the judge.", "kill", "PR+"),
    ("The soldiers seem not to have killed the judge.", "kill", "PR-"),
    ("The rebels are about to release the hostages.", "release", "Uu"),
    ("The army is to attack the village on Monday.", "attack", "Uu"),
    ("The army is expected to attack the village.", "attack", "Uu"),
    ("The army will not attack the village.", "attack", "Uu"),
    ("The rebels would attack the village if they could.", "attack", "Uu"),
    ("Had the rebels attacked the village, the army would have bombed them.", "attack", "-"),
    ("The rebels should release the hostages.", "release", "Uu"),
    ("Release the hostages now.", "release", "-"),
    ("Let the rebels release the hostages.", "release", "-"),
    ("The officer ordered his men to kill the hostages.", "kill", "Uu"),
    ("The men were ordered to kill the hostages.", "kill", "Uu"),
    ("The men plotted the killing of the judge.", "kill", "Uu"),
    ("The plot to kill the judge was found out.", "kill", "Uu"),
    ("Soldiers tried to arrest the rebel commander.", "detain", "Uu"),
    ("An attempt to kill the judge ended in a shootout.", "kill", "Uu"),
    ("The rebels went to the village in order to kill the judge.", "kill", "Uu"),
    ("The rebels went to the village to kill the judge.", "kill", "Uu"),
    ("The rebels threatened the killing of hostages.", "kill", "Uu"),
    ("The commander urged the release of the prisoners.", "release", "Uu"),
    ("The demand for the release of the prisoners was refused.", "release", "Uu"),
    ("The minister promised the release of the prisoners.", "release", "Uu"),
    ("The court ordered the release of the prisoners.", "release", "Uu"),
    ("Unless the hostages are released, the army will attack the camp.", "release", "-"),
    ("In case the rebels attack the village, the army has sent tanks.", "attack", "-"),
    ("The rebels will be attacked as soon as they leave the village.", "attack", "Uu"),
    ("The officers feared an attack on the port.", "attack", "Uu"),
    ("The army warned of an attack on the port.", "attack", "Uu"),
    ("The army is preparing an attack on the port.", "attack", "Uu"),
    ("The army ruled out an attack on the port.", "attack", "CT-"),
    ("Whether the rebels killed the judge is not known.", "kill", "-"),
    ("It is unclear whether the rebels killed the judge.", "kill", "-"),
    ("It is not known who killed the judge.", "kill", "CT+"),
    ("The rebels dared to attack the barracks.", "attack", "CT+"),
    ("The soldiers happened to kill the commander.", "kill", "CT+"),
    ("The colonel regretted that soldiers had killed villagers.", "kill", "CT+"),
    ("The rebels were forced to release the hostages.", "release", "CT+"),
    ("The rebels were made to release the hostages.", "release", "CT+"),
    ("The rebels were able to capture the commander.", "detain", "CT+"),
    ("The rebels hesitated to kill the hostages.", "kill", "Uu"),
    ("The soldiers began shelling the village.", "bomb", "CT+"),
    ("The soldiers stopped shelling the village.", "bomb", "CT+"),
    ("The soldiers went on to kill the hostages.", "kill", "CT+"),
    ("The guard helped the rebels kill the judge.", "kill", "CT+"),
    ("She was the third judge to be killed by rebels this year.", "kill", "CT+"),
    ("He was the only hostage to be released by the rebels.", "release", "CT+"),
    ("Soldiers opened the gate only to be killed by rebels.", "kill", "CT+"),
    ("The judge lived to see the rebels released.", "release", "CT+"),
    ("Police prevented an attack on the port.", "attack", "CT-"),
    ("The rebels avoided killing the hostages.", "kill", "CT-"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def values(reader: Reader, sentence: str, type_: str) -> list[str]:
    """The values of the sentence's events of a type, in text order."""
    codebook = load()
    desk = Desk(None, reader.read(sentence + SETTING, None, "2014-11-19"), codebook)
    found = []
    for event in desk.told:
        if event.type.name != type_ or desk.tree[event.token].start >= len(sentence):
            continue
        standing, nested = desk.standing(event.carrier), chain(desk.tree, event.carrier, desk.voices)
        value = through(desk.tree, codebook, nested[0], standing.value) if nested else standing.value
        found.append("-" if SUPPOSED.intersection(standing.rules) else value)
    return found


@pytest.mark.parametrize(("sentence", "type_", "value"), TABLE, ids=lambda v: v[:50])
def test_the_value_is_factbanks(reader: Reader, sentence: str, type_: str, value: str) -> None:
    found = values(reader, sentence, type_)[:1]
    if value in ("-", "Uu"):
        assert found in ([], ["-"], ["Uu"]), found
    else:
        assert found == [value], found
