"""Lists as their publishers write them, with invented parties."""

import json
from pathlib import Path
from typing import Any

import pytest

from whence.errors import BadInput
from whence.exchange.lists import ListFile, read_list
from whence.exchange.lists.ofac import birth, country_code
from whence.resolve.listings import Party

SDN = (
    '90017,"DASTAN, Karim","individual","SDGT] [NORLAND","Colonel",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"DOB circa 1970; alt. DOB 10 Dec 1971; POB Karsa; nationality Norway; citizen Sweden; a.k.a. 'ABU-'AMR'; "
    "Passport 12 (Norway); a.k.a. 'THE FERRY\"\r\n"
    '90018,"BLUE HERON MARINE SUPPLY",-0- ,"NORLAND",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '90019,"REED STAR","vessel","NORLAND",-0- ,"AB1","Tug","10","9","Panama","Blue Heron",-0- \r\n'
    '90020,"NL-204","aircraft","NORLAND",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"f.k.a. \'NL-203\'."\r\n'
    "\x1a"
)
ALT = (
    '90017,1,"aka","DASTANI, Kareem",-0- \r\n90018,2,"fka","HERON CHANDLERS",-0- \r\n'
    '90018,3,"aka","HERON CHANDLERS",-0- '
)
ADD = (
    '90017,1,"1 Quay Street","Karsa","Korea, North",-0- \r\n90018,2,-0- ,-0- ,"Bahamas, The",-0- \r\n'
    '90018,3,-0- ,-0- ,"undetermined",-0- \r\n'
)
ONE = b'{"id": "a", "schema": "Person", "properties": {"name": ["A B"]}}\n'
COMMENTS = "90017,\"MAN'; a.k.a. 'MOLE'.\"\r\n"


def sdn_set(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.CSV").write_bytes(text.encode())
    return folder / "SDN.CSV"


def entity(id: str, schema: str = "Person", **properties: list[Any]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": properties, "datasets": ["norland_sanctions"]}


def ftm(folder: Path, *rows: object, name: str = "entities.ftm.json") -> Path:
    path = folder / name
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


def by_id(found: ListFile) -> dict[str, Party]:
    return {one.id: one for one in found.parties}


def test_the_whole_set_of_ofac(tmp_path: Path) -> None:
    found = read_list(sdn_set(tmp_path, SDN=SDN, ALT=ALT, ADD=ADD, SDN_COMMENTS=COMMENTS))
    assert (found.name, found.format, len(found.sha256)) == ("ofac-sdn", "OFAC CSV", 64)
    assert by_id(found) == {
        "90017": Party(
            id="90017",
            schema="Person",
            name="DASTAN, Karim",
            aliases=("DASTANI, Kareem",),
            weak=("ABU-'AMR", "THE FERRYMAN", "MOLE"),
            births=("1970~", "1971-12-10"),
            countries=("NO", "SE", "KP"),
            programmes=("SDGT", "NORLAND"),
        ),
        "90018": Party(
            id="90018",
            schema="Organization",
            name="BLUE HERON MARINE SUPPLY",
            aliases=("HERON CHANDLERS",),
            countries=("BS",),
            programmes=("NORLAND",),
        ),
        "90019": Party(id="90019", schema="Vessel", name="REED STAR", countries=("PA",), programmes=("NORLAND",)),
        "90020": Party(id="90020", schema="Airplane", name="NL-204", weak=("NL-203",), programmes=("NORLAND",)),
    }


def test_the_main_file_alone_is_a_list_and_not_the_same_as_the_set(tmp_path: Path) -> None:
    alone = read_list(sdn_set(tmp_path, SDN=SDN))
    assert by_id(alone)["90017"].aliases == ()
    assert read_list(sdn_set(tmp_path, SDN=SDN, ALT=ALT)).sha256 != alone.sha256


def test_the_list_that_is_not_the_sdn_list_has_the_same_columns(tmp_path: Path) -> None:
    (tmp_path / "cons_prim.csv").write_text(SDN)
    (tmp_path / "cons_alt.csv").write_text(ALT)
    found = read_list(tmp_path / "cons_prim.csv")
    assert found.name == "ofac-consolidated"
    assert by_id(found)["90017"].aliases == ("DASTANI, Kareem",)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_end_as_they_like(tmp_path: Path, end: str) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes(SDN.replace("\r\n", end).encode())
    assert len(read_list(path).parties) == 4


def test_an_older_file_in_the_windows_code_page(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes(SDN.replace("REED STAR", "RÉED STAR").encode("cp1252"))
    assert by_id(read_list(path))["90019"].name == "RÉED STAR"


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("10 Dec 1948", "1948-12-10"),
        ("Feb 1975", "1975-02"),
        ("1961", "1961"),
        ("circa 1960", "1960~"),
        ("1957 to 1959", "1957/1959"),
        ("25 Jun 1972 to 24 Jun 1973", "1972-06-25/1973-06-24"),
        ("unknown", None),
        ("1950s", None),
    ],
)
def test_births_in_edtf(said: str, edtf: str | None) -> None:
    assert birth(said) == edtf


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Iran", "IR"),
        ("Korea, North", "KP"),
        ("Korea, South", "KR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Burma", "MM"),
        ("Region: Kafia Kingi", None),
        ("undetermined", None),
    ],
)
def test_countries_as_ofac_writes_them(said: str, code: str | None) -> None:
    assert country_code(said) == code


def test_followthemoney_lines(tmp_path: Path) -> None:
    path = ftm(
        tmp_path,
        entity(
            "nl-1", name=["Karim Dastan", "Kareem Dastan"], alias=["Abu Rida"], weakAlias=["Ferryman"],
            birthDate=["1970-01-02", "about 1970"], nationality=["no"], country=["no", "se", "suhh"],
            program=["Norland rifles"], address=[{"id": "a", "schema": "Address"}],
        ),
        entity("nl-2", "Company", name=["Blue Heron"], previousName=["Heron Chandlers"]),
        entity("nl-3", "Address", full=["1 Quay Street"]),
        entity("nl-4", "Ownership"),
        entity("nl-5", "Address"),
        "",
        {**entity("nl-6", name=["Lena Torvald"]), "target": False},
        entity("nl-7", birthDate=["1980"]),
        entity("s-1", "Sanction", entity=["nl-2"], program=["Norland ships"]),
        entity("nl-8", "Vessel", name=["Reed Star"], sanctions=[entity("s-2", "Sanction", program=["Nested"])]),
    )  # fmt: skip
    found = read_list(path)
    assert (found.name, found.format) == ("norland_sanctions", "FollowTheMoney")
    assert found.skipped == {"Address": 2, "Ownership": 1, "not listed itself": 1, "without a name": 1}
    assert by_id(found) == {
        "nl-1": Party(
            id="nl-1",
            schema="Person",
            name="Karim Dastan",
            aliases=("Kareem Dastan", "Abu Rida"),
            weak=("Ferryman",),
            births=("1970-01-02",),
            countries=("NO", "SE"),
            programmes=("Norland rifles",),
        ),
        "nl-2": Party("nl-2", "Company", "Blue Heron", ("Heron Chandlers",), programmes=("Norland ships",)),
        "nl-8": Party("nl-8", "Vessel", "Reed Star", programmes=("Nested",)),
    }


def test_a_list_is_called_as_asked_else_by_its_dataset_else_by_its_file(tmp_path: Path) -> None:
    other = {**entity("b", name=["C D"]), "datasets": ["other"]}
    mixed = ftm(tmp_path, entity("a", name=["A B"]), other, name="both.json")
    assert read_list(mixed).name == "both"
    assert read_list(mixed, "mine").name == "mine"


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("empty.csv", b"", "the file is empty"),
        ("blank.csv", b" \n\n", "the file is empty"),
        ("page.html", b"<html>sanctions</html>", "is neither OFAC's SDN file"),
        ("table.csv", b"id,name\n1,Karim Dastan\n", "is neither OFAC's SDN file"),
        ("set.zip", b"PK\x03\x04\x00\x00", "a binary file"),
        ("ALT.CSV", ALT.encode(), "line 1: has 5 columns, not 12 (give SDN.CSV"),
        ("SDN.CSV", (SDN.replace("\x1a", "") + '90021,"CUT, Off","indiv').encode(), "line 5: "),
        ("SDN.CSV", SDN.replace("90018,", "none,").encode(), "does not begin with a party's number but with 'none'"),
        ("SDN.CSV", SDN.replace("90018,", "90017,").encode(), "party 90017 is there twice"),
        ("SDN.CSV", SDN.replace('"vessel"', '"tugboat"').encode(), "party 90019 is of a type that is not known"),
        ("a.json", b'{"id": "x", "schema": "Person"}\n', "line 1: has no properties"),
        ("a.json", b'{"id": "", "schema": "Person", "properties": {}}\n', "line 1: has no id"),
        ("a.json", ONE + b'{"id": "b", "sch', "line 2: is no JSON"),
        ("a.json", ONE + b"[1]\n", "line 2: is no JSON object"),
        ("a.json", ONE * 2, "party a is there twice"),
        ("a.json", b'{"id": "a", "schema": "Passport", "properties": {}}\n', "there are no parties in it"),
        ("a.json", ONE.replace(b"A B", b"A \\ud800"), "line 1: is no JSON in UTF-8"),
        ("a.json", b"[" * 9 + b'{"id"', "is neither OFAC's SDN file"),
        ("a.json", ONE + b'{"id": ' + b"[" * 100_000, "line 2: is no JSON"),
        ("a.json", ONE.replace(b"A B", b"\xff"), "line 1: is no JSON in UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_file_and_reason(tmp_path: Path, name: str, body: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(BadInput) as refused:
        read_list(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_bad_file_beside_the_main_one_is_named(tmp_path: Path) -> None:
    path = sdn_set(tmp_path, SDN=SDN, ALT=ALT.replace("90018,3,", "90018,"))
    with pytest.raises(BadInput, match=r"ALT\.CSV: line 3: has 4 columns, not 5$"):
        read_list(path)


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be opened"):
        read_list(tmp_path / "SDN.CSV")
    with pytest.raises(BadInput, match="a folder; give the list's file"):
        read_list(tmp_path)
