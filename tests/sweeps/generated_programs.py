"""Residency programs of a generated dossier, with and without signals and a way to rotate there."""

from datetime import date, timedelta

from awaykit.model.programs import RequirementKind
from sweeps.generated_words import HOSPITALS, STATES, TOWNS, Dice, Fields, email, long_text, texts

_WEEK = timedelta(days=7)
_RECEIVED = ("offer", "documents", "answer")


def programs(dice: Dice, count: int, held: list[Fields], today: date, *, is_long: bool) -> list[Fields]:
    """The first of them have the rotations of the dossier."""
    found = []
    for number in range(max(count, len(held))):
        rotation = held[number] if number < len(held) and dice.is_true(0.85) else None
        if rotation is None and number >= count:
            continue
        program = _program(dice, number, rotation)
        if rotation is not None or dice.is_true(0.15):
            program["rotation"] = _request(dice, rotation, today, is_long=is_long)
        if rotation is not None:
            rotation["program"] = program["id"]
        if dice.is_true(0.85):
            program["residency"] = _residency(dice)
        found.append(program)
    return found


def assign(dice: Dice, held: list[Fields], found: list[Fields]) -> None:
    """Give letters to programs."""
    ids = [program["id"] for program in found]
    for rotation in held:
        for writer in rotation.get("letter_writers", ()):
            writer["assigned_to"] = dice.some(ids, 3)


def _program(dice: Dice, number: int, rotation: Fields | None) -> Fields:
    town = rotation["city"] if rotation else dice.choice(TOWNS)
    hospital = rotation["site"] if rotation else f"{town} {dice.choice(HOSPITALS)}"
    return {
        "id": f"program-{number}",
        "name": f"{hospital} Internal Medicine Residency" + (f" {number}" if number > len(TOWNS) else ""),
        "hospital": hospital,
        "city": town,
        "us_state": rotation["us_state"] if rotation else dice.choice(STATES),
        "website": f"https://program-{number}.example.org/im",
    }


def _request(dice: Dice, rotation: Fields | None, today: date, *, is_long: bool) -> Fields:
    wanted = dice.some(tuple(RequirementKind), 6)
    request: Fields = {
        "contact": _contact(dice),
        "pathway": dice.choice(("host", "vslo", "affiliated")),
        "apply_by": dice.choice(("email", "email", "form", "portal")),
        "wants_first": dice.some(("CV", "transcript", "Step scores", "immunization record"), 3),
        "requirements": [_requirement(dice, kind, today) for kind in wanted],
        "fee": str(dice.randint(0, 3_000)),
        "deadline": str(today + dice.randint(-5, 20) * _WEEK),
        "why": long_text(dice, 1_500) if is_long else dice.choice(texts("why")),
        "messages": _messages(dice, rotation, today),
    }
    if dice.is_true(0.5):
        request["visa_contact"] = _contact(dice)
    if dice.is_true(0.4):
        request["alumni"] = [_alumnus(dice, today) for _ in range(dice.randint(1, 3))]
    return request


def _contact(dice: Dice) -> Fields:
    name, family = dice.person()
    role = dice.choice(("coordinator", "coordinator", "physician"))
    greeting = f"Dr. {family}" if role == "physician" else f"Ms. {family}"
    return {
        "name": name,
        "greeting": greeting,
        "role": role,
        "email": email(name),
        "phone": "+1 614 555 0131",
    }


def _requirement(dice: Dice, kind: RequirementKind, today: date) -> Fields:
    state = dice.choice(("ready", "ready", "asked", "missing", "sent", "not-needed"))
    return {
        "kind": kind.value,
        "state": state,
        "due": str(today + dice.randint(-2, 12) * _WEEK),
        "note": "asked for on the phone",
    }


def _messages(dice: Dice, rotation: Fields | None, today: date) -> list[Fields]:
    """Those that fit the state: a candidate was not written to, who is promised a place was answered."""
    state = rotation["state"] if rotation else "candidate"
    if state == "candidate":
        return []
    day = today - timedelta(days=dice.randint(3, 25 if state == "applied" else 60))
    sent: list[Fields] = [{"on": str(day), "kind": "cover"}]
    if dice.is_true(0.3 if state == "applied" else 0.5 if state == "cancelled" else 1):
        kind = "offer" if state != "applied" else dice.choice(_RECEIVED)
        sent.append({"on": str(day + timedelta(days=2)), "kind": kind, "received": "yes"})
    return sent


def _alumnus(dice: Dice, today: date) -> Fields:
    name, family = dice.person()
    alumnus = {"name": name, "greeting": f"Dr. {family}", "email": email(name)}
    return alumnus | ({"asked": str(today - 3 * _WEEK)} if dice.is_true(0.4) else {})


def _residency(dice: Dice) -> Fields:
    return {
        "tier": dice.choice(("reach", "solid", "region")),
        "img_signs": {
            name: dice.flag()
            for name in dice.some(
                ("residents", "stated_openness", "faculty_trained_abroad", "teaching_size"), 4
            )
        },
        "visas": dice.choice((["J-1"], ["J-1", "H-1B"], ["none"])),
        "apply": dice.choice(("yes", "yes", "no", "undecided")),
        "signal": dice.choice(("gold", "silver", "silver", "none")),
        "positions": str(dice.randint(4, 60)),
    }
