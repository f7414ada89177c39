"""Phones, addresses, rooms, e-mail and web addresses, and numbers that identify a person to an office."""

from random import Random

from faker import Faker

from sweeps.planting import Kinds, alternate, of_half

_PHONES = (
    "Her daughter can be reached at {} after work.",
    "I called {} each evening with the results.",
    "Contact: {} (son).",
    "He left his number, {}, for the clinic.",
    "The pharmacy had {} on file for him.",
    "Phone {}; no voicemail.",
    "Follow-up by telephone, {}, in a week.",
    "Her cell is {} and she answers texts.",
)
_ADDRESSES = (
    "He lives at {} with two cats.",
    "The ambulance brought her from {} at night.",
    "Home oxygen was delivered to {}.",
    "A mold problem at {} explained the asthma.",
    "She was evicted from {} last winter.",
    "Home visit to {} with the social worker.",
)
_TOWNS = (
    "A retired miner from {} with silicosis.",
    "She lives in {} and drives two hours to dialysis.",
    "He was transferred from {} after thrombolysis.",
    "A farmer near {} with Q fever.",
    "Born and raised in {}, she had never left.",
    "The family moved to {} after the flood.",
)
_ROOMS = (
    "The patient in {} pulled out his line.",
    "I saw her in {} every morning.",
    "{}: hypoxia overnight, now on high flow.",
    "Moved to {} for contact isolation.",
    "I was called to {} for chest pain.",
    "He stayed in {} for nine days.",
)
_ROOM_FORMS = (
    "room {n}", "Room {n}", "bed {b}", "Bed {b}", "rm {n}", "Rm. {n}", "room {n}, bed {b}", "ICU bed {b}",
    "room #{n}",
    "bed {b} on 6 West", "Room {n}-{b}", "bay 4, bed {b}", "room {n}B", "Bed #{b}",
)  # fmt: skip
_EMAILS = (
    "His son wrote from {} to thank us.",
    "Records were sent to {} by the clinic.",
    "She gave {} as the contact.",
    "E-mail: {}.",
    "I mailed the leaflet to {} with consent.",
    "(The wife's address is {}).",
)
_SSNS = (
    "The chart showed {} as his Social Security number.",
    "SSN {} was printed on the wristband.",
    "Social security no. {}, uninsured.",
    "His SSN: {}.",
    "Registered with {} (SSN).",
    "She was admitted under social security number {} by mistake.",
)
_URLS = (
    "The family raised money at {} for the transplant.",
    "His story is told on {} by his son.",
    "See {} for the patient's blog.",
    "She posts about her lupus at {}.",
    "Photo of the rash: {}.",
    "The obituary ({}) thanked the ward.",
)
_IPS = (
    "The pump uploaded its data from {} at night.",
    "Telemetry came in from {}.",
    "Video visit logged from {} by the patient.",
    "The home monitor at {} went offline.",
    "Portal login from {}.",
    "His glucose meter ({}) stopped sending.",
)
_RECORDS = (
    "A man with sepsis, {}, admitted from clinic.",
    "I looked up {} before rounds.",
    "Diagnosis of lymphoma ({}).",
    "{}: recurrent pancreatitis.",
    "The old films were filed under {}.",
    "Presented the patient with {} at conference.",
)
_RECORD_FORMS = (
    "MRN {n}", "MRN: {n}", "MRN #{n}", "MRN{n}", "medical record number {n}", "Medical Record No. {n}",
    "chart {n}",
    "chart number {n}", "chart #{n}", "record number {n}", "hospital number {n}", "MR# {n}",
    "accession number S26-{s}",
    "visit number {n}", "encounter {n}", "CSN {n}", "FIN {n}", "case number {n}", "medical record {a}{n}",
    "patient ID {n}", "patient number {a}-{n}", "med rec no. {n}", "hospital ID {a}{n}", "UHID {n}",
)  # fmt: skip
_OTHER_FORMS = (
    "insurance ID {a}{n}", "policy number {n}", "Medicaid number {n}", "Medicare number 1EG4-TE5-MK{t}",
    "account number {n}", "driver's license {a}{n}", "passport {a}{n}", "license plate {t}{a}KL{t}",
    "pacemaker serial number {a}{n}", "serial no. {n}", "member ID {a}{n}", "VIN 1HGCM82633A{n6}",
    "fax {fax}",
)  # fmt: skip


class Numbers:
    """Makes them; Faker gives what belongs to a country, the rest is counted out here."""

    def __init__(self, random: Random, *, held_out: bool) -> None:
        self._random = random
        abroad = alternate(
            ("en_GB", "en_IN", "es_MX", "de_DE", "en_AU", "pt_BR", "fr_FR", "en_PK"), held_out=held_out
        )
        self._home = Faker("en_US")
        self._abroad = [Faker(locale) for locale in abroad]
        for faker in (self._home, *self._abroad):
            faker.seed_instance(random.getrandbits(48))

    def phone(self) -> str:
        faker = self._home if self._random.random() < 0.7 else self._random.choice(self._abroad)
        return faker.phone_number()

    def address(self) -> str:
        home = self._home
        forms = (home.street_address, lambda: home.address().replace("\n", ", "), self._abroad_street)
        return self._random.choices(forms, (6, 3, 1))[0]()

    def _abroad_street(self) -> str:
        return self._abroad[0].street_address().replace("\n", ", ")

    def town(self) -> str:
        home = self._home
        forms = (
            home.city,
            lambda: f"{home.city()}, {home.state()}",
            lambda: f"{home.city()}, {home.state_abbr()} {home.zipcode()}",
        )
        return self._random.choice(forms)()

    def room(self) -> str:
        form = self._random.choice(_ROOM_FORMS)
        return form.format(n=self._random.randrange(101, 1299), b=self._random.randrange(1, 40))

    def email(self) -> str:
        return self._random.choice((self._home.email, self._home.safe_email, self._home.company_email))()

    def ssn(self) -> str:
        number = self._home.ssn()
        return self._random.choice((number, number, number.replace("-", " "), number.replace("-", "")))

    def url(self) -> str:
        home = self._home
        forms = (
            home.url,
            home.uri,
            lambda: f"www.{home.domain_name()}",
            lambda: f"{home.domain_name()}/{home.slug()}",
            lambda: f"facebook.com/{home.user_name()}",
        )
        return self._random.choice(forms)()

    def ip(self) -> str:
        return self._random.choice((self._home.ipv4, self._home.ipv4_private, self._home.ipv6))()

    def record(self) -> str:
        return self._filled(_RECORD_FORMS)

    def other(self) -> str:
        return self._filled(_OTHER_FORMS)

    def _filled(self, forms: tuple[str, ...]) -> str:
        random = self._random
        return random.choice(forms).format(
            n=random.randrange(10**5, 10**8), n6=random.randrange(10**5, 10**6), s=random.randrange(10**3,
            10**5),
            t=random.randrange(10, 100), a=random.choice("ABCEHKMRT"),
            fax=self._home.numerify("%##-%##-####"),
        )  # fmt: skip


def kinds(random: Random, *, held_out: bool) -> Kinds:
    """Each kind of number or address: who makes one, and the sentences that may hold it."""
    numbers = Numbers(random, held_out=held_out)
    made = {
        "phone": (numbers.phone, _PHONES),
        "street address": (numbers.address, _ADDRESSES),
        "town": (numbers.town, _TOWNS),
        "room or bed": (numbers.room, _ROOMS),
        "e-mail": (numbers.email, _EMAILS),
        "SSN": (numbers.ssn, _SSNS),
        "URL": (numbers.url, _URLS),
        "IP address": (numbers.ip, _IPS),
        "record number": (numbers.record, _RECORDS),
        "other number": (numbers.other, _RECORDS),
    }
    return of_half(made, held_out=held_out)
