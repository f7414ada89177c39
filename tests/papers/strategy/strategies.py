"""Strategy summaries of samples, and of dossiers that are hard to draw."""

from datetime import date, timedelta
from functools import cache

from awaykit.loading.load import load
from awaykit.model.dossier import Dossier
from awaykit.papers.paper import Paper
from awaykit.papers.strategy.strategy_summary import StrategyContext, plan_strategy
from awaykit.plan.plan import Plan
from awaykit.rendering.templating.templates import Templates
from awaykit.rendering.text import render_text
from awaykit.rendering.vocabulary import check
from awaykit.resources import templates_folder
from conftest import SAMPLE_DAYS, SAMPLES
from dossiers import Fields, dossier, plan_of, rotation, writer

TODAY = date(2027, 2, 10)
APPLICANT: Fields = {
    "name": {"given": "Ayesha", "family": "Khan"},
    "season": 2028,
    "status": "student",
    "graduated": "2028-05",
    "visa": {"need": "needed"},
    "budget": "13500",
}
STRATEGY_SAMPLES = tuple(name for name in SAMPLE_DAYS if name != "mistakes")


@cache
def sample(name: str) -> tuple[Dossier, Plan]:
    """A sample's dossier and its plan on its day."""
    held = load(SAMPLES / name).dossier
    return held, plan_of(held, date.fromisoformat(SAMPLE_DAYS[name]))


def paper_of(held: Dossier, today: date = TODAY) -> Paper:
    """The summary of a dossier."""
    (paper,) = plan_strategy(held, plan_of(held, today)).papers
    return paper


def context_of(held: Dossier, today: date = TODAY) -> StrategyContext:
    """What its template prints."""
    found = paper_of(held, today).context
    assert isinstance(found, StrategyContext)
    return found


@cache
def sample_context(name: str) -> StrategyContext:
    """What the template prints of a sample."""
    held, plan = sample(name)
    return context_of(held, plan.today)


def html_of(context: StrategyContext) -> str:
    """The filled page, inside the vocabulary."""
    template = "strategy/summary.html.j2"
    with Templates(templates_folder()) as templates:
        html = templates.fill(template, context)
    check(html, template=template)
    return html


def text_of(context: StrategyContext) -> str:
    """The words of the filled page, as the proof reads them."""
    return render_text(html_of(context), width=None)


def many_rotations(count: int = 12) -> list[Fields]:
    """Rotations one after the other from September 2026: done, under way, offered, applied, candidates."""
    sites = ("Saint Bartholomew University Medical Center of the Western Valleys", "Riverbend", "Fennick")
    services = ("General internal medicine wards", "Cardiology consult service", "Primary-care clinic")
    made = []
    for row in range(count):
        starts = date(2026, 9, 7) + timedelta(days=28 * row)
        state = ("confirmed",) * 4 + ("offered", "applied", "applied") + ("candidate",) * 99
        made.append(
            rotation(
                id=f"r{row}",
                state=state[row],
                site=f"{sites[row % 3]} {row}",
                service=services[row % 3],
                service_kind=("ward", "consult", "clinic")[row % 3],
                kind="observership" if row % 5 == 4 else "elective",
                starts=starts.isoformat(),
                ends=(starts + timedelta(days=25)).isoformat(),
                costs={"fee": str(500 * row + 300)},
                letter_writers=[writer(id=f"w{row}", greeting=f"Dr. Featherstonehaugh-{row}")]
                if row < 6
                else None,
            )
        )
    return made


def many_programs(count: int) -> list[Fields]:
    """Programs, each with a host that wants things."""
    return [
        {
            "id": f"p{row}",
            "name": f"Program Number {row} University Hospital Internal Medicine Residency",
            "city": "Westmoreland",
            "us_state": "OH",
            "rotation": {"deadline": "2027-09-30", "requirements": [{"kind": "transcript"}]},
            "residency": {"tier": "solid", "apply": "yes", "visas": ["J-1"]},
        }
        for row in range(count)
    ]


def applying(**parts: object) -> Dossier:
    """A dossier of the applicant above."""
    return dossier(**({"applicant": APPLICANT} | parts))


def applicant(**fields: object) -> Fields:
    """The applicant with some fields of their own."""
    return APPLICANT | fields
