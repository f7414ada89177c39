"""Rotations of a generated dossier, in every state and phase, with letter writers in every state too."""

from datetime import date, timedelta

from awaykit.model.letters import RequestStep, TeachingRole
from awaykit.model.rotations import Competency, RotationKind, RotationState, ServiceKind
from sweeps.generated_words import HOSPITALS, STATES, TOWNS, Dice, Fields, email, long_text, texts, words_of

_REQUESTS: tuple[tuple[RequestStep, ...], ...] = (
    (),
    (RequestStep.ASKED,),
    (RequestStep.ASKED, RequestStep.HESITATED),
    (RequestStep.ASKED, RequestStep.HESITATED, RequestStep.AGREED),
    (RequestStep.ASKED, RequestStep.DECLINED),
    (RequestStep.ASKED, RequestStep.AGREED),
    (RequestStep.ASKED, RequestStep.AGREED, RequestStep.LINK_SENT),
    (RequestStep.ASKED, RequestStep.AGREED, RequestStep.LINK_SENT, RequestStep.REMINDED),
    (RequestStep.ASKED, RequestStep.AGREED, RequestStep.LINK_SENT, RequestStep.UPLOADED),
)
_KINDS = {
    "student": (RotationKind.ELECTIVE, RotationKind.SUBINTERNSHIP, RotationKind.EXTERNSHIP),
    "graduate": (RotationKind.EXTERNSHIP, RotationKind.EXTERNSHIP, RotationKind.OBSERVERSHIP),
    "observer": (RotationKind.OBSERVERSHIP,),
}
_SERVICES = (
    ("General internal medicine wards", ServiceKind.WARD),
    ("Nephrology consult service", ServiceKind.CONSULT),
    ("Medical intensive care unit", ServiceKind.ICU),
    ("Residents’ continuity clinic", ServiceKind.CLINIC),
    ("Hospitalist service", ServiceKind.HOSPITALIST),
    ("Palliative care & geriatrics", ServiceKind.OTHER),
)
_MOST_WRITERS = 9
_WEEK = timedelta(days=7)


def rotations(
    dice: Dice, profile: str, count: int, today: date, *, middle: date, is_long: bool
) -> list[Fields]:
    """One after the other, the first long over and the last far ahead; `middle` falls in or near one."""
    found: list[Fields] = []
    now = dice.randint(0, count - 1) if count else 0
    starts = middle - timedelta(days=dice.randint(-6, 30)) - now * 5 * _WEEK
    starts -= timedelta(days=starts.weekday())
    left = _MOST_WRITERS
    for number in range(count):
        ends = starts + dice.choice((2, 4, 4, 4, 8)) * _WEEK - timedelta(days=3)
        one = _rotation(dice, profile, number, (starts, ends), today)
        if starts <= today + 4 * _WEEK and one["state"] in {"confirmed", "offered"}:
            writers = dice.randint(0, min(3, left))
            left -= writers
            _add_letters(dice, one, writers, (starts, ends), today, is_long=is_long)
        found.append(one)
        starts = ends + timedelta(days=3) + dice.randint(0, 2) * _WEEK
    return found


_OVER: tuple[RotationState, ...] = (
    *[RotationState.CONFIRMED] * 6,
    RotationState.CANCELLED,
    RotationState.APPLIED,
)
_AHEAD: tuple[RotationState, ...] = (
    *RotationState,
    *RotationState,
    RotationState.CONFIRMED,
    RotationState.CANCELLED,
    RotationState.APPLIED,
)


def _state(dice: Dice, ends: date, today: date) -> RotationState:
    return dice.choice(_OVER if ends < today else _AHEAD)


def _rotation(dice: Dice, profile: str, number: int, days: tuple[date, date], today: date) -> Fields:
    kind = dice.choice(_KINDS[profile])
    service, service_kind = dice.choice(_SERVICES)
    town = dice.choice(TOWNS)
    state = _state(dice, days[1], today)
    is_observer = kind is RotationKind.OBSERVERSHIP
    one: Fields = {
        "id": f"rotation-{number}",
        "state": state.value,
        "site": f"{town} {dice.choice(HOSPITALS)}",
        "city": town,
        "us_state": dice.choice(STATES),
        "service": service,
        "service_kind": service_kind.value,
        "kind": kind.value,
        "hands_on": "no" if is_observer else "yes",
        "starts": str(days[0]),
        "ends": str(days[1]),
        "pathway": dice.choice(("host", "vslo", "affiliated")),
        "costs": {"fee": "1,600", "travel": "400", "housing": "900"},
        "team": {"residents": dice.flag(), "teaching": dice.flag(), "evaluation": dice.flag()},
        "in_internal_medicine": dice.flag(),
        "counts_as_internal_medicine": dice.flag(),
        "role_allowed": {
            "notes": "no" if is_observer else "yes",
            "patients_a_day": str(dice.randint(1, 9)),
            "call": "one long call a week",
        },
    }
    if dice.is_true(0.4):
        one["confirmed_by"] = {
            who: str(days[0] - 9 * _WEEK) for who in dice.some(("host", "school", "consulate"), 3)
        }
    if days[0] > today and state is not RotationState.CANCELLED:
        _add_obstacles(dice, one, days)
    return one


def _add_obstacles(dice: Dice, one: Fields, days: tuple[date, date]) -> None:
    obstacle = dice.choice(("change", "delay", None))
    if obstacle == "change":
        one["change"] = {
            "starts": str(days[0] + 2 * _WEEK),
            "ends": str(days[1] + 2 * _WEEK),
            "because": "My school has moved its final examination.",
            "old_days_possible": dice.flag(),
        }
    elif obstacle == "delay":
        one["delay"] = {
            "arrives": str(days[0] + timedelta(days=2)),
            "because": "My visa interview is that week.",
        }


def _add_letters(
    dice: Dice, one: Fields, count: int, days: tuple[date, date], today: date, *, is_long: bool
) -> None:
    """Letter writers, and what happened with them: cases, contributions, feedback."""
    writers = [_writer(dice, f"{one['id']}-{row}", days, today, is_long=is_long) for row in range(count)]
    ids = [writer["id"] for writer in writers]
    one["letter_writers"] = writers
    cases = [each | {"supervised_by": dice.some(ids, 2)} for each in dice.some(texts("key_cases"), 9)]
    gave = [each | {"seen_by": dice.some(ids, 2)} for each in dice.some(texts("contributions"), 6)]
    one["key_cases"] = cases + ([_long_case(dice, ids)] if is_long else [])
    one["contributions"] = gave + (
        [{"fact": f"Wrote {long_text(dice, 980)}", "seen_by": ids}] if is_long else []
    )
    one["feedback"] = [
        {"on": str(days[0] + _WEEK), "from_writer": dice.choice(ids), "share": dice.flag()}
        | {name: str(dice.choice(texts(name))) for name in ("said", "changed")}
        for _ in range(dice.randint(0, 4) if ids and days[0] + _WEEK <= today else 0)
    ]
    one["stories"] = dice.some(texts("stories"), 3)
    if days[1] < today and dice.is_true(0.5):
        one["reflection"] = {"team": "Kind.", "training": long_text(dice, 900 if is_long else 120)}
        one["eras"] = {"frequency": "daily", "setting": "Urban", "description": long_text(dice, 600)}


def _long_case(dice: Dice, ids: list[str]) -> Fields:
    return {
        "problem": long_text(dice, 300, ", "),
        "age": "90+",
        "sex": "person",
        "competency": dice.choice(tuple(Competency)).value,
        "i_did": long_text(dice, 1_200),
        "outcome": long_text(dice, 400),
        "learned": long_text(dice, 400),
        "supervised_by": ids,
        "priority": "1",
    }


def _writer(dice: Dice, id_: str, days: tuple[date, date], today: date, *, is_long: bool) -> Fields:
    name, family = dice.person()
    writer: Fields = {
        "id": f"writer-{id_}",
        "name": f"{name}, {dice.choice(('MD', 'DO', 'MBBS, FACP', 'MD, PhD, MPH'))}",
        "greeting": f"Dr. {family}",
        "title": dice.choice(texts("title")) if not is_long else f"Professor of {long_text(dice, 400, ', ')}",
        "role": "ward attending, weeks 1 and 2",
        "teaching_role": dice.choice(tuple(TeachingRole)).value,
        "rank": dice.choice(("attending", "attending", "attending", "fellow", "resident")),
        "email": email(name),
        "specialty": dice.choice(("Internal Medicine", "Cardiology", "Nephrology")),
        "weeks": dice.choice(("1", "2", "4")),
        "supervised_directly": dice.choice(("yes", "yes", "no")),
        "waiver": dice.choice(("yes", "yes", "no", "undecided")),
        "letter_kind": dice.choice(("narrative", "structured", "undecided")),
        "chair_letter": dice.choice(("no", "no", "no", "yes")),
        "own_words": words_of(dice, 60) if is_long else dice.choice(texts("own_words")),
    }
    if dice.is_true(0.6):
        writer |= {"together_from": str(days[0]), "together_until": str(min(days[1], days[0] + 2 * _WEEK))}
    if dice.is_true(0.15):
        writer["earlier_letter"] = str(today - 52 * _WEEK)
    if days[0] + (days[1] - days[0]) / 2 < today:
        _add_request(dice, writer, days, today)
    return writer


def _add_request(dice: Dice, writer: Fields, days: tuple[date, date], today: date) -> None:
    day = dice.day(days[0] + timedelta(days=5), min(days[1], today))
    request: Fields = {}
    steps = dice.choice(_REQUESTS)
    for step in steps:
        if step is steps[-1] and dice.is_true(0.4):
            day = max(day, today - timedelta(days=dice.randint(0, 5)))
        request[step.value] = [str(day)] if step is RequestStep.REMINDED else str(day)
        day = min(today, day + timedelta(days=dice.randint(1, 30)))
    if "declined" in request and "agreed" in request:
        del request["declined"]
    writer["request"] = request
    if request and dice.is_true(0.3):
        writer["updates"] = [{"what": "I have passed Step 2 CK.", "on": str(today - timedelta(days=3))}]
