"""Names that no list has: towns, countries, peoples and organisations made up from the sound of real ones.

A model that has only seen real places takes an unheard-of country for a person. Half the places it meets in exchanged
sentences are therefore made here, by a chain over three letters of the gazetteer's towns.
"""

from __future__ import annotations

import lzma
import random
from collections import defaultdict
from pathlib import Path

GAZETTEER = Path(__file__).parent.parent / "src/whence/codebook/gazetteer.tsv.xz"

#: endings that make a country of a town's sound, and a people of a country's
COUNTRIES = ("", "", "a", "ia", "ia", "land", "stan", "an", "mark", "ania", "istan", "esh", "or", "ovia", "aria")
PEOPLES = {"a": "n", "e": "an", "o": "an", "i": "", "land": "ic", "stan": "i", "an": "i", "esh": "i", "or": "ese"}
BESIDE = ("North", "South", "East", "West", "New", "Upper", "Lower", "Northern", "Southern", "Eastern", "Western")

#: what an organisation's name is built of; {p} a place, {n} a people, {x} a person's or other name
ORGANISATIONS = (
    "{n} Armed Forces|{n} National Army|{n} Liberation Front|{n} Liberation Army|{n} People 's Party|{n} Red Crescent|"
    "{n} Ministry of Defence|{n} Interior Ministry|{n} Foreign Ministry|{n} Air Force|{n} Navy|{n} Coast Guard|"
    "{n} Central Bank|{n} National Police|{n} Human Rights Commission|{n} Islamic Movement|{n} Workers' Party|"
    "Ministry of Justice of {p}|Government of {p}|University of {p}|Bank of {p}|Republic of {p} Police|"
    "Front for the Liberation of {p}|Movement for {p}|Association of {p} Journalists|{p} Police|{p} City Council|"
    "{p} Hospital|{p} Times|{p} Post|{p} Herald|{p} Shipping|{p} Steel|{p} Telecom|{p} Airlines|{p} United|{p} Brigade|"
    "{p} Martyrs Brigade|{p} Battalion|{p} Coalition|{p} Television|{p} News Agency|Radio {p}|{p} Port Authority|"
    "{x} Brigade|{x} Foundation|{x} Group|{x} Brothers|{x} & Sons|{x} Holdings|{x} Trading Company|{x} Institute|"
    "Jaysh al - {x}|Harakat {x}|Kata'ib {x}|Liwa {x}|Ansar al - {x}|Jabhat {x}|Hizb al - {x}|{x} Network|{x} Corp.|"
    "{x} Ltd.|{x} Industries|Lashkar-e-{x}|Army of {x}|Sons of {x}|Soldiers of {x}|{x} Cartel|{x} Clan|{x} Party|"
    "Committee for {n} Unity|National Council of {p}|{n} Transitional Council|{n} Observatory for Human Rights|"
    "Free {n} Army|{n} Democratic Forces|{p} Relief Committee|{n} Petroleum Company|{n} Customs Service"
).split("|")


class Inventor:
    """Draws invented names; every draw takes the caller's random numbers."""

    def __init__(self, people: list[str]) -> None:
        self.people = people
        self.towns: list[str] = []
        self.next: dict[str, list[str]] = defaultdict(list)
        with lzma.open(GAZETTEER, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = line.rstrip("\n").split("\t")
                if len(row) == 7:
                    self.towns.append(row[1] or row[0].title())
        for town in self.towns:
            for word in town.lower().split():
                if word.isalpha() and len(word) > 3:
                    chain = f"^^^{word}$"
                    for i in range(3, len(chain)):
                        self.next[chain[i - 3 : i]].append(chain[i])

    def sound(self, rng: random.Random) -> str:
        """One word of 4 to 10 letters that sounds like a town."""
        while True:
            word = "^^^"
            while word[-1] != "$" and len(word) < 15:
                word += rng.choice(self.next[word[-3:]])
            if word[-1] == "$" and 4 <= len(word) - 4 <= 10:
                return word[3:-1].capitalize()

    def country(self, rng: random.Random) -> str:
        base = self.sound(rng)
        end = rng.choice(COUNTRIES)
        return base.rstrip("aeiou") + end if end and len(base.rstrip("aeiou")) > 2 else base

    def nationality(self, rng: random.Random) -> str:
        land = self.country(rng)
        for end, more in PEOPLES.items():
            if land.endswith(end):
                return land + more
        return land + rng.choice(["ian", "ese", "i", "an"])

    def place(self, rng: random.Random) -> str:
        """A real town, an invented one, an invented country, or a part of one."""
        dice = rng.random()
        if dice < 0.4:
            return rng.choice(self.towns)
        name = self.sound(rng) if dice < 0.7 else self.country(rng)
        return f"{rng.choice(BESIDE)} {name}" if rng.random() < 0.1 else name

    def organisation(self, rng: random.Random) -> str:
        return rng.choice(ORGANISATIONS).format(
            n=self.nationality(rng), p=self.place(rng), x=rng.choice([self.sound(rng), rng.choice(self.people)])
        )

    def letters(self, rng: random.Random) -> str:
        """An abbreviation in capitals."""
        return "".join(rng.choice("ABCDEFGHIJKLMNOPRSTUW") for _ in range(rng.choice([2, 3, 3, 3, 4, 4, 5])))
