"""Settings: paper, readings of the guide, silenced rules, acknowledged findings, season dates, disclosure."""

from typing import Literal

from awaykit.model.base import Model, described
from awaykit.model.dates import Day
from awaykit.model.scalars import Count, Flag, Line, Pages


class SilencedRule(Model):
    """A rule that the applicant has heard and does not want to hear again."""

    code: Line = described("Code of the rule, like LOR006")
    reason: Line = described("Why you silence it; it is printed")


class AcknowledgedFinding(Model):
    """A finding on words that the applicant has judged harmless, for that very text."""

    code: Line = described("Code of the finding, like PRV003")
    text_hash: Line = described("The hash that the finding shows; it changes with the text")
    reason: Line = described("Why the text may stand")


class Readings(Model):
    """How to read the guide where it contradicts itself."""

    window: Literal["submission-year", "year-before"] = described(
        "Best window: January to August of the submission's year, or of the year before",
        default="submission-year",
    )
    months_counted_to: Literal["submission", "rotation-start"] = described(
        "The 12 months before applying count from the rotation's end or from its start", default="submission"
    )


class SeasonOverrides(Model):
    """Season dates that you know better than the program; each replaces ours."""

    opens: Day | None = described("Day MyERAS opens", default=None)
    submits_from: Day | None = described("First day to submit", default=None)
    reviews_from: Day | None = described("Day programs may review", default=None)
    token_day: Day | None = described("Day IMGs get their token", default=None)
    nrmp_opens: Day | None = described("Day NRMP registration opens", default=None)
    nrmp_closes: Day | None = described("Day NRMP registration closes", default=None)
    rank_list_due: Day | None = described("Day the rank list is due", default=None)
    match_day: Day | None = described("Match Day", default=None)


class Disclosure(Model):
    """What the applicant lets a reader see, within what the product allows at all."""

    scores_to_letter_writers: Literal["number", "pass", "nothing"] = described(
        "Step 1 and Step 2 CK for letter writers: number, pass or nothing", default="pass"
    )
    scores_to_programs: Literal["number", "pass", "nothing"] = described(
        "Step 1 and Step 2 CK for programs: number, pass or nothing", default="number"
    )


class Thresholds(Model):
    """Numbers of rules that are rules of thumb; yours replace ours."""

    borderline_step_2_ck_margin: Count | None = described(
        "Points above the pass mark that still count as borderline", default=None
    )
    most_rotations: Count | None = described("Upper limit of rotations", default=None)


class Budgets(Model):
    """How many pages a request packet and its parts may take before a warning."""

    packet: Pages | None = described(
        "Pages of the whole packet; without this, 7, or 8 with the sheet for the structured letter",
        default=None,
    )
    request: Pages | None = described("Pages of the request; without this, 1", default=None)
    facts: Pages | None = described("Pages of the facts; without this, 1", default=None)
    cases: Pages | None = described("Pages of the key cases; without this, 2", default=None)
    cv: Pages | None = described("Pages of the CV summary; without this, 1", default=None)
    statement: Pages | None = described("Pages of the personal statement; without this, 2", default=None)
    structured: Pages | None = described(
        "Pages of the sheet for the structured letter; without this, 1", default=None
    )


class Weights(Model):
    """The most points for each thing when rotations and programs are compared; 0 leaves it out."""

    window: Count | None = described("Dates inside the best window", default=None)
    hands_on: Count | None = described("Hands-on work", default=None)
    service: Count | None = described("Yield of the service", default=None)
    letter: Count | None = described("Prospect of a letter", default=None)
    team: Count | None = described("Team with residents, teaching and evaluation", default=None)
    img_signs: Count | None = described("Signs that the program takes IMGs", default=None)
    visa: Count | None = described("A visa that the program sponsors", default=None)
    region: Count | None = described("Region", default=None)
    cost: Count | None = described("Low cost", default=None)
    ward_month: Count | None = described("A ward month among them", default=None)
    mix: Count | None = described("One reach and one or two solid programs", default=None)
    number: Count | None = described("Each rotation up to the target number", default=None)
    effort: Count | None = described("What each rotation takes away: time, money, strain", default=None)
    balance: Count | None = described("No more observerships than hands-on rotations", default=None)
    rotated_there: Count | None = described(
        "You rotated at the program, with feedback to share", default=None
    )
    tier: Count | None = described("A solid program, where being ranked is likelier", default=None)


class Settings(Model):
    """The applicant's choices for the whole dossier."""

    paper: Literal["letter", "a4"] = described("Paper: letter or a4", default="letter")
    readings: Readings = described(
        "How to read the guide where it contradicts itself", default=Readings.unfilled()
    )
    thresholds: Thresholds = described("Your own numbers for rules of thumb", default=Thresholds.unfilled())
    budgets: Budgets = described("Your own limits of pages", default=Budgets.unfilled())
    weights: Weights = described("How much each point counts for you", default=Weights.unfilled())
    silenced: tuple[SilencedRule, ...] = described("Rules to silence, each with a reason", default=())
    acknowledged: tuple[AcknowledgedFinding, ...] = described("Findings on words that may stand", default=())
    season_overrides: SeasonOverrides = described(
        "Season dates that you know better", default=SeasonOverrides.unfilled()
    )
    disclosure: Disclosure = described("What readers may see", default=Disclosure.unfilled())
    match_figures: Flag = described(
        "Print the Match's figures of all applicants in your strategy summary: yes or no", default=False
    )
    cases_hold_no_identifiers: Day | None = described(
        "Day on which you checked every case and found no patient's identifiers", default=None
    )
