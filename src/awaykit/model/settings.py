"""Settings: paper, readings of the guide, silenced rules, acknowledged findings, season dates, disclosure."""

from typing import Literal

from awaykit.model.base import Model, field, optional
from awaykit.model.dates import Day
from awaykit.model.scalars import Count, Flag, Line, Pages


class SilencedRule(Model):
    """A rule that the applicant has heard and does not want to hear again."""

    code: Line = field("Code of the rule, like LOR006")
    reason: Line = field("Why you silence it; it is printed")


class AcknowledgedFinding(Model):
    """A finding on words that the applicant has judged harmless, for that very text."""

    code: Line = field("Code of the finding, like PRV003")
    text_hash: Line = field("The hash that the finding shows; it changes with the text")
    reason: Line = field("Why the text may stand")


class Readings(Model):
    """How to read the guide where it contradicts itself."""

    window: Literal["submission-year", "year-before"] = field(
        "Best window: January to August of the submission's year, or of the year before",
        default="submission-year",
    )
    months_counted_to: Literal["submission", "rotation-start"] = field(
        "The 12 months before applying count from the rotation's end or from its start", default="submission"
    )


class SeasonOverrides(Model):
    """Season dates that you know better than the program; each replaces ours."""

    opens: Day | None = optional("Day MyERAS opens")
    submits_from: Day | None = optional("First day to submit")
    reviews_from: Day | None = optional("Day programs may review")
    token_day: Day | None = optional("Day IMGs get their token")
    nrmp_opens: Day | None = optional("Day NRMP registration opens")
    nrmp_closes: Day | None = optional("Day NRMP registration closes")
    rank_list_due: Day | None = optional("Day the rank list is due")
    match_day: Day | None = optional("Match Day")


ScoresShown = Literal["number", "pass", "nothing"]


class Disclosure(Model):
    """What the applicant lets a reader see, within what the product allows at all."""

    scores_to_letter_writers: ScoresShown = field(
        "Step 1 and Step 2 CK for letter writers: number, pass or nothing", default="pass"
    )
    scores_to_programs: ScoresShown = field(
        "Step 1 and Step 2 CK for programs: number, pass or nothing", default="number"
    )


class Thresholds(Model):
    """Numbers of rules that are rules of thumb; yours replace ours."""

    borderline_step_2_ck_margin: Count | None = optional(
        "Points above the pass mark that still count as borderline"
    )
    most_rotations: Count | None = optional("Upper limit of rotations")


class Budgets(Model):
    """How many pages a request packet and its parts may take before a warning."""

    packet: Pages | None = optional(
        "Pages of the whole packet; without this, 7, or 8 with the sheet for the structured letter"
    )
    request: Pages | None = optional("Pages of the request; without this, 1")
    facts: Pages | None = optional("Pages of the facts; without this, 1")
    cases: Pages | None = optional("Pages of the key cases; without this, 2")
    cv: Pages | None = optional("Pages of the CV summary; without this, 1")
    statement: Pages | None = optional("Pages of the personal statement; without this, 2")
    structured: Pages | None = optional("Pages of the sheet for the structured letter; without this, 1")


class Weights(Model):
    """The most points for each thing when rotations and programs are compared; 0 leaves it out."""

    window: Count | None = optional("Dates inside the best window")
    hands_on: Count | None = optional("Hands-on work")
    service: Count | None = optional("Yield of the service")
    letter: Count | None = optional("Prospect of a letter")
    team: Count | None = optional("Team with residents, teaching and evaluation")
    img_signs: Count | None = optional("Signs that the program takes IMGs")
    visa: Count | None = optional("A visa that the program sponsors")
    region: Count | None = optional("Region")
    cost: Count | None = optional("Low cost")
    ward_month: Count | None = optional("A ward month among them")
    mix: Count | None = optional("One reach and one or two solid programs")
    number: Count | None = optional("Each rotation up to the target number")
    effort: Count | None = optional("What each rotation takes away: time, money, strain")
    balance: Count | None = optional("No more observerships than hands-on rotations")
    rotated_there: Count | None = optional("You rotated at the program, with feedback to share")
    tier: Count | None = optional("A solid program, where being ranked is likelier")


class Settings(Model):
    """The applicant's choices for the whole dossier."""

    paper: Literal["letter", "a4"] = field("Paper: letter or a4", default="letter")
    readings: Readings = field(
        "How to read the guide where it contradicts itself", default=Readings.unfilled()
    )
    thresholds: Thresholds = field("Your own numbers for rules of thumb", default=Thresholds.unfilled())
    budgets: Budgets = field("Your own limits of pages", default=Budgets.unfilled())
    weights: Weights = field("How much each point counts for you", default=Weights.unfilled())
    silenced: tuple[SilencedRule, ...] = field("Rules to silence, each with a reason", default=())
    acknowledged: tuple[AcknowledgedFinding, ...] = field("Findings on words that may stand", default=())
    season_overrides: SeasonOverrides = field(
        "Season dates that you know better", default=SeasonOverrides.unfilled()
    )
    disclosure: Disclosure = field("What readers may see", default=Disclosure.unfilled())
    match_figures: Flag = field(
        "Print the Match's figures of all applicants in your strategy summary: yes or no", default=False
    )
    cases_hold_no_identifiers: Day | None = optional(
        "Day on which you checked every case and found no patient's identifiers"
    )
