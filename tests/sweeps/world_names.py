"""Names of fictional people and hospitals in many scripts and locales."""

from dataclasses import dataclass

from faker import Faker

SEED = 20270629


@dataclass(frozen=True)
class Called:
    """Two people and a hospital of one script; `font` is the file to add where we bring no letters for it."""

    given: str
    family: str
    writer: str
    hospital: str
    font: str = ""

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def every(self) -> tuple[str, ...]:
        return self.given, self.family, self.writer, self.hospital


SCRIPTS = {
    "Latin": Called("José-María", "Núñez d’Ávila", "Þórður Łączyński", "Hôpital Sacré-Cœur"),
    "Latin of Central Europe": Called(
        "Żaneta", "Őrsi-Čapkovičová", "Ștefan Țîrlea", "Nemocnice Řeřichův Důl"
    ),
    "Latin of Turkey and Azerbaijan": Called(
        "İlkay", "Çığlıoğlu", "Əzizə Şıxəliyeva", "Kızılırmak Hastanesi"
    ),
    "Latin of West Africa": Called("Ọláṣubọ̀mí", "Ọ̀gúnṣẹ̀yẹ", "Ɗanjuma Ƙwaire-Ɓala", "Ilé Ìwòsàn Ẹ̀bùn Ọlọ́run"),
    "Latin of transliteration": Called(
        "ʿAbd al-Raḥmān", "Ṭabāṭabāʾī", "Śrī Kṛṣṇamūrti Ḻakṣmaṇ", "Dār aš-Šifāʾ"
    ),
    "Vietnamese": Called("Nguyễn Thị Ánh Nguyệt", "Đặng", "Trần Hữu Phước Ỷ", "Bệnh viện Hòa Bưởi"),
    "Greek": Called("Ευφροσύνη", "Παπαδοπούλου-Ζαΐμη", "Ιάσων Χατζηγεωργίου", "Νοσοκομείο Άγιος Λουκάς"),
    "Cyrillic": Called("Алёна", "Подъячева-Щукина", "Ђорђе Љубичић", "Лікарня Їжакевича"),
    "Cyrillic of Central Asia": Called("Әсел", "Қожахметова", "Өмүрбек Ҳусейнзода", "Үмітті Аурухана"),
    "Armenian": Called("Այշա", "Խաչատրյան", "Վարդան Տեր-Պետրոսեան", "Արարատի Հիվանդանոց"),
    "Georgian": Called("გიორგი", "ბერიძე", "ნინო ჭავჭავაძე", "თბილი ჰოსპიტალი"),
    "Hebrew": Called("נועה", "לוי־ברקוביץ", "שמואל בן־צבי", "בית חולים הרצליה"),
    "Arabic": Called("محمد", "العبدالله", "فاطمة الزهراء القحطاني", "مستشفى السلام"),
    "Persian": Called("پژمان", "گودرزی", "ژاله می‌خواهم‌پور", "بیمارستان چشمه"),
    "Urdu": Called("عائشہ", "خاں", "ڈاکٹر ٹیپو گھڑیالوی", "ہسپتال ڈھوک"),
    "Pashto": Called("ګلالۍ", "اڅکزی", "ډاډګل ښکلی", "د روغتون کوټه"),
    "Kurdish and Uyghur": Called("ڕۆژان", "ئەحمەد", "ئۆتكۈر قۇربان", "نەخۆشخانەی هێڤی"),
    "Devanagari": Called("श्रीकृष्ण", "क्षत्रिय", "आयशा ख़ान-बुर्राह", "संजीवनी चिकित्सालय"),
    "Bengali": Called("শ্রাবন্তী", "বন্দ্যোপাধ্যায়", "আয়েশা রাহমান", "কর্ণফুলী হাসপাতাল"),
    "Gurmukhi": Called("ਗੁਰਪ੍ਰੀਤ", "ਸਿੰਘ", "ਆਇਸ਼ਾ ਖ਼ਾਨ", "ਅੰਮ੍ਰਿਤ ਹਸਪਤਾਲ"),
    "Gujarati": Called("જ્યોત્સ્ના", "પ્રજાપતિ", "કૃષ્ણકાંત ત્રિવેદી", "સંજીવની હોસ્પિટલ"),
    "Oriya": Called("ଜ୍ୟୋତ୍ସ୍ନା", "ପଟ୍ଟନାୟକ", "କୃଷ୍ଣଚନ୍ଦ୍ର ତ୍ରିପାଠୀ", "ସଞ୍ଜୀବନୀ ଡାକ୍ତରଖାନା"),
    "Tamil": Called("ஸ்ரீநிவாசன்", "பாலசுப்பிரமணியம்", "கோதை சௌந்தரராஜன்", "மூலிகை மருத்துவமனை"),
    "Telugu": Called("శ్రీకాంత్", "వెంకటేశ్వర్లు", "కృష్ణవేణి పొట్టిశ్రీరాములు", "సంజీవని ఆసుపత్రి"),
    "Kannada": Called("ಶ್ರೀನಿವಾಸ", "ಕೃಷ್ಣಮೂರ್ತಿ", "ಚಂದ್ರಿಕಾ ಹೆಗ್ಗಡೆ", "ಸಂಜೀವಿನಿ ಆಸ್ಪತ್ರೆ"),
    "Malayalam": Called("ശ്രീലക്ഷ്മി", "നമ്പൂതിരിപ്പാട്", "കൃഷ്ണൻകുട്ടി മേനോൻ", "സഞ്ജീവനി ആശുപത്രി"),
    "Sinhala": Called("ශ්‍රීමතී", "වික්‍රමසිංහ", "ක්‍රිෂාන්ත බණ්ඩාර", "සුව සෙත රෝහල"),
    "Thai": Called("สุชาดา", "พิทักษ์ธรรมกุล", "กิ่งแก้ว ตั้งชูเกียรติ", "โรงพยาบาลน้ำผึ้ง"),
    "Lao": Called("ສົມສະໜຸກ", "ວົງສະຫວັນ", "ບຸນທະວີ ແກ້ວມະນີ", "ໂຮງໝໍນ້ຳງື່ມ"),
    "Khmer": Called("សុភ័ក្ត្រ", "ស្រីពៅ", "ខៀវ សំណាង", "មន្ទីរពេទ្យក្រុងស្រែ"),
    "Myanmar": Called("အောင်ကျော်", "မြင့်သန္တာ", "ဦးသက်နှင်းဖြူ", "ရွှေရောင်ဆေးရုံ"),
    "Tibetan": Called("བསྟན་འཛིན", "རྒྱ་མཚོ", "སྐལ་བཟང་དབྱངས་ཅན", "གངས་ལྗོངས་སྨན་ཁང"),
    "Ethiopic": Called("ጽጌረዳ", "ኃይለማርያም", "ተስፋዬ ገብረእግዚአብሔር", "የሰላም ሆስፒታል"),
    "Thaana": Called("އާއިޝަތު", "މަނިކުފާނު", "އިބްރާހީމް ޙަސަން", "ފަޒާ ހޮސްޕިޓަލް"),
    "Syriac": Called("ܡܪܝܡ", "ܒܪܨܘܡܐ", "ܐܦܪܝܡ ܢܘܪܐ", "ܒܝܬ ܟܪܝܗܐ", "NotoSansSyriac-Regular.ttf"),
    "N'Ko": Called("ߡߊߡߊߘߎ߫", "ߞߎߦߊߕߍ߫", "ߝߊ߯ߕߎ߬ ߖߊ߬ߥߙߊ߬", "ߘߊ߲ߘߊߟߌ ߓߏ߲", "NotoSansNKo-Regular.ttf"),
    "Tifinagh": Called("ⵜⵉⵍⵍⴰ", "ⴰⵢⵜ ⵓⵎⵖⴰⵔ", "ⵉⴷⵉⵔ ⴰⵣⵏⴰⴳ", "ⴰⵙⴳⵏⴰⴼ ⵏ ⵓⵙⴰⴼ", "NotoSansTifinagh-Regular.ttf"),
    "Cherokee": Called("ᏣᎳᎩ", "ᎤᏬᏗᎨ", "ᎠᏓᏪᎯ ᏩᏯ", "ᏧᏂᏢᎩ ᎤᏂᏅᏗ", "NotoSansCherokee-Regular.ttf"),
    "Canadian Aboriginal": Called(
        "ᐊᓗᒃ", "ᐃᓄᐊᕋᖅ", "ᑲᓂᔅᑕ ᐅᑭᐅᖅ", "ᐋᓐᓂᐊᕕᒃ ᓄᓇ", "NotoSansCanadianAboriginal-Regular.ttf"
    ),
    "Mongolian": Called("ᠪᠣᠯᠣᠷ", "ᠬᠤᠯᠠᠨ", "ᠲᠡᠮᠦᠷ ᠪᠠᠭᠠᠲᠤᠷ", "ᠡᠮᠨᠡᠯᠭᠡ", "NotoSansMongolian-Regular.ttf"),
    "Javanese": Called("ꦱꦿꦶ", "ꦲꦢꦶꦮꦶꦗꦪ", "ꦏꦂꦠꦶꦤꦶ ꦤꦶꦁꦱꦶꦃ", "ꦒꦿꦶꦪ ꦱꦲꦠ", "NotoSansJavanese-Regular.ttf"),
    "Han, simplified": Called("晓华", "欧阳", "龚丽萨 赵", "仁爱医院", "NotoSerifSC-Regular.ttf"),
    "Han, traditional": Called("曉華", "歐陽", "龔麗薩 趙", "仁愛醫院", "Noto Serif TC"),
    "Kana and kanji": Called(
        "さくら", "佐々木", "ガブリエル 渡辺", "さくらの丘びょういん", "NotoSerifJP-Regular.ttf"
    ),
    "Hangul": Called("지민", "남궁", "황보 슬기", "푸른솔병원", "NotoSerifKR-Regular.ttf"),
    "Adlam": Called("𞤀𞥄𞤣𞤢𞤥", "𞤖𞤢𞤥𞤥𞤫", "𞤊𞤢𞥄𞤼𞤵 𞤔𞤢𞤤𞥆𞤮", "𞤅𞤵𞥄𞤣𞤵 𞤶𞤢𞤲𞤺𞤵", "NotoSansAdlam-Regular.ttf"),
    "Ol Chiki": Called("ᱥᱟᱱᱛᱟ", "ᱦᱟᱸᱥᱫᱟ", "ᱵᱤᱨᱥᱟ ᱢᱩᱨᱢᱩ", "ᱨᱟᱱ ᱚᱲᱟᱜ", "NotoSansOlChiki-Regular.ttf"),
}
"""Spelled with what is hard in each script: marks above marks, conjuncts, joiners, rare letters."""

LOCALES = (
    "ar_SA", "fa_IR", "he_IL", "hi_IN", "ne_NP", "bn_BD", "gu_IN", "or_IN", "ta_IN", "si_LK", "th_TH",
    "vi_VN", "ka_GE", "hy_AM", "ru_RU", "uk_UA", "bg_BG", "el_GR", "tr_TR", "az_AZ", "pl_PL", "hu_HU",
    "yo_NG", "ko_KR",
)  # fmt: skip
"""Those whose names Faker makes itself; Korean ones need a font of the dossier."""

NAMES_OF_A_LOCALE = 100


def names_of(locale: str, count: int = NAMES_OF_A_LOCALE) -> tuple[str, ...]:
    """Different full names of a locale, with titles and degrees as it has them; the same on every run."""
    faker = Faker(locale)
    faker.seed_instance(f"{locale} {SEED}")
    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(faker.name().split())] = None
    return tuple(made)
