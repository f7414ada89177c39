"""The kinds of steps with all that the program knows of each, and a dated step of one season.

A new kind of step is one row of `StepKind` and the function that dates it. The calendar, START-HERE,
`status`, and `done` with its help all read the row.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Self

from awaykit.problems import is_at
from awaykit.wording import date_without_weekday, period_in_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from awaykit.season.dated import Dated
    from awaykit.season.guide import Guide
    from awaykit.season.season import Season


class WordKind(Enum):
    """What a word after `awaykit done` records, in the order of a list of all words."""

    LETTER = 1, "of a letter writer"
    PLACE_MESSAGE = 2, "sent to a program"
    STAY_MESSAGE = 3, "sent to a program"
    STATE = 4, "of a rotation"
    DAYS = 5, "told to the host of a rotation"
    ASSIGNMENT = 6, "the letter, in MyERAS"
    UPDATE = 7, "told to a letter writer"
    CASES = 8, "no key case names a patient"
    ANSWER = 9, "a program or graduate did"
    ALUMNUS = 10, "a graduate was asked"
    REQUIREMENT = 11, "a paper that it wants"
    CONFIRMATION = 12, "visa; also school, consulate"

    @property
    def help_line(self) -> str:
        """The text of the help on such a word."""
        return self.value[1]

    @property
    def is_message(self) -> bool:
        """Whether it is kept among the messages to a program."""
        return self in (WordKind.PLACE_MESSAGE, WordKind.STAY_MESSAGE)


class Word(StrEnum):
    """A word after `awaykit done`, in the order of the help.

    `names` are shown behind it there, `most_names` may be typed (None: any number), and `aliases` are
    understood as well, beside the kind of each step that the word records.
    """

    kind: WordKind
    names: str
    most_names: int | None
    aliases: tuple[str, ...]

    ASKED = "asked", WordKind.LETTER
    AGREED = "agreed", WordKind.LETTER, ("agree", "yes")
    HESITATED = "hesitated", WordKind.LETTER
    DECLINED = "declined", WordKind.LETTER, ("no",)
    LINK_SENT = "link-sent", WordKind.LETTER, ("entered",)
    REMINDED = "reminded", WordKind.LETTER, ("reminder",)
    UPLOADED = "uploaded", WordKind.LETTER
    UPDATE = "update", WordKind.UPDATE, ("updated",)
    ASSIGNED = "assigned", WordKind.ASSIGNMENT, (), "WRITER PROGRAM", None
    ATTEST = "attest", WordKind.CASES, ("attested",)
    APPLIED = "applied", WordKind.STATE
    OFFERED = "offered", WordKind.STATE
    CONFIRMED = "confirmed", WordKind.STATE
    CANCELLED = "cancelled", WordKind.STATE, ("canceled",)
    CONFIRMED_BY = "confirmed-by", WordKind.CONFIRMATION, (), "ROTATION host", 2
    COVER = "cover", WordKind.PLACE_MESSAGE
    FOLLOW_UP = "follow-up", WordKind.PLACE_MESSAGE, ("followup",)
    DOCUMENTS = "documents", WordKind.STAY_MESSAGE
    ACCEPT = "accept", WordKind.PLACE_MESSAGE
    DECLINE = "decline", WordKind.PLACE_MESSAGE
    WITHDRAW = "withdraw", WordKind.PLACE_MESSAGE
    ARRIVAL = "arrival", WordKind.STAY_MESSAGE
    CHANGE = "change", WordKind.DAYS, ("changed",)
    DELAY = "delay", WordKind.DAYS, ("delayed",)
    TEAM_THANKS = "team-thanks", WordKind.STAY_MESSAGE
    EVALUATION = "evaluation", WordKind.STAY_MESSAGE, ("certificate",)
    SENT = "sent", WordKind.REQUIREMENT, (), "PROGRAM PAPER", 3
    ALUMNI = "alumni", WordKind.ALUMNUS, (), "NAME", 2
    ANSWERED = "answered", WordKind.ANSWER, (), "NAME"

    def __new__(
        cls,
        word: str,
        kind: WordKind,
        aliases: tuple[str, ...] = (),
        names: str = "",
        most_names: int | None = 1,
    ) -> Self:
        """A member with its facts."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.kind, member.aliases, member.names, member.most_names = kind, aliases, names, most_names
        return member


class Subject(StrEnum):
    """What a step is about; the value is its category in the calendar."""

    LETTER = "Letter"
    HOST = "Application"
    ROTATION = "Rotation"
    SEASON = "Season"


class Past(Enum):
    """What becomes of an undone step once its last day is past."""

    OVERDUE = "it is overdue"
    OPEN = "it can still be done"
    OVER = "it is over, though nobody did it"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A step that `awaykit done` records.

    `lead` is when to type the word, and `and_name` is what the person adds to it. `choose` is for a step
    that can end in more than one way: the message, and the way out, where only its kind was typed.
    `is_proposed`: whether the word is shown with the step; AAMC's e-mail is recorded with the entry.
    """

    word: Word
    lead: str = "Once it is done, type"
    and_name: str = ""
    choose: tuple[str, str] | None = None
    is_proposed: bool = True


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """A step that no word records: why not, what to do instead, and what `status` shows in its place."""

    why: str
    instead: str
    by_hand: str | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """When the host of a confirmed rotation hears from the applicant before the first day.

    `days` is the guide's number of days; `because` ends the sentence that gives the first day.
    """

    title: str
    days: "Callable[[Guide], Dated[int]]"
    because: str


@dataclass(frozen=True, slots=True)
class StepType:
    """What the program knows of a kind of step; `word` is the first of its steps' ids.

    `papers` are the kinds of paper that serve it, the usual one first, each with its name in the calendar;
    `command` makes them.
    `is_yours`: the applicant does it; otherwise it is an event, or another person does it. `in_person`:
    of what is to do now it goes first, since the physician is there on these days only; `may_wait`: it
    goes last, since another day loses nothing. `comes_in_numbers`: one rotation or program has several
    alike, such as three offices to ask. `is_last_day`: its alarms ring before the day. `is_application`:
    it belongs to a candidate, and is no use where the candidate can be in no set. `ahead` dates a message
    to the host before the first day.
    """

    word: str
    about: Subject
    record: Recorded | NotRecorded
    papers: "Mapping[str, str]" = field(default_factory=dict)
    past: Past = Past.OVERDUE
    command: str = "emails"
    is_yours: bool = True
    in_person: bool = False
    may_wait: bool = False
    comes_in_numbers: bool = False
    is_last_day: bool = False
    is_application: bool = False
    ahead: Ahead | None = None


_LETTER, _HOST, _ROTATION, _SEASON = Subject
_COVER = {"cover": "cover e-mail"}
_ASK = {"letter-ask": "e-mail that asks for the letter"}
_THANKS = {"letter-thanks": "e-mail of thanks", "letter-thanks-anyway": "e-mail of thanks"}
_EVALUATION = {"evaluation": "e-mail that asks for the evaluation or certificate"}
_VISA = {
    "visa-host": "question to the international office",
    "visa-school": "question to your school",
    "visa-consulate": "question to the consulate",
}

_NO_FIELD = "Nothing in the dossier records it: the step goes away by itself."
_BY_ITSELF = NotRecorded(_NO_FIELD, "You need not do anything.")
_PAPER_BY_PAPER = NotRecorded(_NO_FIELD, "Record each paper: awaykit done sent NAME PAPER")
_DATES = NotRecorded("The dates belong into the dossier.", 'Write "starts" and "ends" of the rotation there.')
_RECORD = Recorded(
    Word.CONFIRMED,
    lead="If it is confirmed, type",
    choose=("A rotation can be confirmed or cancelled.", "Type confirmed or cancelled instead."),
)
_FEEDBACK = NotRecorded(
    "Feedback is more than a day: it needs what was said.",
    'Write it in your dossier, in the rotation under "feedback", with on: and said:',
    by_hand='in the rotation\'s lines write "feedback:", with "on:" the day, and "said:" what was said',
)
_ANSWER = Recorded(
    Word.AGREED,
    lead="If it is a yes, type",
    choose=(
        "The answer can be yes, doubt or no.",
        "Type agreed, hesitated or declined. For a program type answered.",
    ),
)
_PACKET = NotRecorded(
    "The packet counts as sent once the writer is entered in MyERAS.",
    "Then type: awaykit done link-sent NAME",
    by_hand="type nothing; the packet counts as sent once you entered the writer in MyERAS",
)
_ADDRESS = NotRecorded(
    _NO_FIELD, 'If the address is another one, change the writer\'s "email" in your dossier.'
)
_WRITE = NotRecorded("The writer does this.", "Once the letter is there, type: awaykit done uploaded NAME")
_THANKED = NotRecorded(_NO_FIELD, "Thanks to a host's team can be recorded: awaykit done team-thanks NAME")
_ASSIGN = Recorded(Word.ASSIGNED, lead="Once it is done, type with the program's id", and_name="PROGRAM")


class StepKind(StrEnum):
    """The one table of steps, in the order of a season's work."""

    type: StepType

    DOCUMENTS = StepType("documents", _ROTATION, _PAPER_BY_PAPER, is_application=True)
    ALUMNI = StepType(
        "alumni", _HOST, Recorded(Word.ALUMNI), {"alumni": "e-mail to a graduate of your school"}, Past.OPEN
    )
    APPLY = StepType("apply", _ROTATION, Recorded(Word.APPLIED), _COVER, is_application=True)
    DEADLINE = StepType("deadline", _HOST, Recorded(Word.COVER), _COVER, is_last_day=True)
    FOLLOW_UP = StepType("follow-up", _HOST, Recorded(Word.FOLLOW_UP), {"follow-up": "e-mail to follow up"})
    ACCEPT = StepType("accept", _HOST, Recorded(Word.ACCEPT), {"accept": "e-mail that accepts the offer"})
    DECLINE = StepType(
        "decline", _HOST, Recorded(Word.DECLINE), {"decline": "e-mail that declines the offer"}
    )
    WITHDRAW = StepType(
        "withdraw", _HOST, Recorded(Word.WITHDRAW), {"withdraw": "e-mail that withdraws the request"}
    )
    CHANGE = StepType(
        "change", _ROTATION, Recorded(Word.CHANGE), {"change": "e-mail that asks for other days"}, Past.OPEN
    )
    DELAY = StepType(
        "delay", _ROTATION, Recorded(Word.DELAY), {"delay": "e-mail about your delay"}, Past.OPEN
    )
    REQUIREMENT = StepType(
        "requirement",
        _HOST,
        Recorded(Word.SENT),
        {"documents": "e-mail with the documents"},
        comes_in_numbers=True,
        is_last_day=True,
    )
    CONFIRM = StepType("confirm", _ROTATION, Recorded(Word.CONFIRMED_BY), _VISA, comes_in_numbers=True)
    DATES = StepType("dates", _ROTATION, _DATES, past=Past.OPEN)
    RECORD = StepType("record", _ROTATION, _RECORD, past=Past.OPEN)
    ARRIVAL = StepType(
        "arrival",
        _ROTATION,
        Recorded(Word.ARRIVAL),
        {"arrival": "e-mail before you arrive"},
        ahead=Ahead(
            "Write ahead of your arrival",
            lambda guide: guide.arrival_days_before,
            "a badge and access take days",
        ),
    )
    BEGINS = StepType("begins", _ROTATION, _BY_ITSELF, past=Past.OVER, is_yours=False)
    FEEDBACK = StepType(
        "feedback", _ROTATION, _FEEDBACK, {"feedback": "e-mail that asks for feedback"}, in_person=True
    )
    FINAL_WEEK = StepType(
        "final-week",
        _ROTATION,
        _BY_ITSELF,
        {"final-week": "final-week sheet"},
        Past.OVER,
        "packet",
        is_yours=False,
    )
    TEAM_THANKS = StepType(
        "team-thanks", _ROTATION, Recorded(Word.TEAM_THANKS), {"team-thanks": "e-mail of thanks to the team"}
    )
    EVALUATION = StepType("evaluation", _ROTATION, Recorded(Word.EVALUATION), _EVALUATION)
    ATTEST = StepType("attest", _LETTER, Recorded(Word.ATTEST), past=Past.OPEN)
    ASK = StepType("ask", _LETTER, Recorded(Word.ASKED), _ASK, command="packet", in_person=True)
    ANSWER = StepType("answer", _LETTER, _ANSWER, _ASK, Past.OPEN, "packet", may_wait=True)
    PACKET = StepType("packet", _LETTER, _PACKET, {"letter-packet": "request packet"}, Past.OPEN, "packet")
    UPDATE = StepType(
        "update",
        _LETTER,
        Recorded(Word.UPDATE),
        {"letter-update": "e-mail that tells what has changed"},
        Past.OPEN,
    )
    ADDRESS = StepType("address", _LETTER, _ADDRESS, {"letter-address": "e-mail that asks for the address"})
    ENTER = StepType(
        "enter", _LETTER, Recorded(Word.LINK_SENT), {"myeras-card": "MyERAS card"}, Past.OPEN, "packet"
    )
    LINK = StepType("link", _LETTER, Recorded(Word.LINK_SENT, is_proposed=False), is_yours=False)
    WRITE = StepType("write", _LETTER, _WRITE, is_yours=False)
    UPLOAD = StepType("upload", _LETTER, Recorded(Word.UPLOADED), is_yours=False)
    REMIND = StepType(
        "remind", _LETTER, Recorded(Word.REMINDED), {"letter-reminder": "e-mail that reminds"}, Past.OPEN
    )
    THANKS = StepType("thanks", _LETTER, _THANKED, _THANKS)
    ASSIGN = StepType("assign", _LETTER, _ASSIGN, past=Past.OPEN)
    NEWS = StepType("news", _LETTER, _BY_ITSELF, {"letter-news": "e-mail with your news"})
    SEASON = StepType("season", _SEASON, _BY_ITSELF, past=Past.OVER)

    def __new__(cls, row: StepType) -> Self:
        """The word of a row, with the row."""
        member = str.__new__(cls, row.word)
        member._value_ = row.word
        member.type = row
        return member


class StepState(StrEnum):
    """How far a step is: over, past its last day, to do today, soon, or later."""

    DONE = "done"
    OVERDUE = "overdue"
    NOW = "now"
    NEAR = "near"
    LATER = "later"


RECORDED = "You recorded this day."
"""Why a step that is done has its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dated step of the season.

    `id` is stable: it is made of the dossier's own ids ("ask:riverbend-wards:whitfield"). `due` is
    the day, or the first day of a span up to `until`. `why` is one plain sentence about what
    the date follows from. `paper` is the kind of paper that serves the step. `place` is the field of
    the dossier that it comes from. `is_expected`: the date rests on a season date that nobody has
    announced.
    """

    id: str
    kind: StepKind
    due: date
    until: date | None
    whom: str
    title: str
    why: str
    paper: str | None
    state: StepState
    is_yours: bool
    place: str | None
    is_expected: bool

    @property
    def last_day(self) -> date:
        """The last day of the span, or the day itself."""
        return self.until or self.due

    def when(self, say: "Callable[[date], str]" = date_without_weekday) -> str:
        """When it was due, until when it can be done, or when it comes; `say` words a single day.

        Inside a sentence: "was due June 3, 2027", "by June 3, 2027", "now", "from June 3 to 5, 2027".
        """
        if self.state is StepState.OVERDUE:
            return f"was due {say(self.last_day)}"
        if self.state is StepState.NOW:
            return f"by {say(self.until)}" if self.until else "now"
        return period_in_prose(self.due, self.until) if self.until else say(self.due)

    def is_from(self, entry: str) -> bool:
        """Whether it comes from an entry of the dossier ("rotations[1]"), or from inside it."""
        return self.place is not None and is_at(self.place, entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The day, season and guide that steps are made in."""

    today: date
    season: "Season"
    guide: "Guide"

    def step(
        self,
        kind: StepKind,
        due: date,
        title: str,
        why: str,
        *,
        of: str,
        until: date | None = None,
        done: date | bool | None = None,
        whom: str = "you",
        place: str | None = None,
        paper: str | None = None,
        past: Past | None = None,
        is_yours: bool | None = None,
        is_expected: bool = False,
    ) -> Step:
        """The step `kind:of`, where `of` is made of the dossier's ids.

        `done` is the day on which it was done, which replaces its days, or True where no day is recorded.
        The kind's usual paper, its past and whose it is can be overridden here.
        """
        if isinstance(done, date):
            due, until = done, None
        last, past = until or due, past or kind.type.past
        soon = self.today + timedelta(days=self.guide.near_days.value)
        state = StepState.NOW if due <= self.today else StepState.NEAR if due <= soon else StepState.LATER
        if last < self.today and past is Past.OVERDUE:
            state = StepState.OVERDUE
        if done or (last < self.today and past is Past.OVER):
            state = StepState.DONE
        return Step(
            id=f"{kind}:{of}",
            kind=kind,
            due=due,
            until=until,
            whom=whom,
            title=title,
            why=why,
            paper=paper or next(iter(kind.type.papers), None),
            state=state,
            is_yours=kind.type.is_yours if is_yours is None else is_yours,
            place=place,
            is_expected=is_expected,
        )
