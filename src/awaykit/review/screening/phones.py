"""Pieces of patterns for phone numbers: how many countries write them, and what stands before them."""

NO_UNIT = (
    r"(?!\s*(?:mg|mcg|µg|ug|g|kg|ng|pg|m?L|ml|dL|units?|IU|mmol|mEq|cells|copies|CFU|cfu|k?cal|steps|mm|cm"
    r"|ms|seconds?|minutes?|hours?|patients|participants|per|x|×|%|/)(?![A-Za-z]))"
)

PHONE = (
    r"(?:(?:\+|(?<![0-9])00)[0-9]{1,3}[\s.()\-–]*[0-9](?:[\s.()\-–]{0,2}[0-9]){5,12}"
    r"|\(0[0-9]{1,5}\)[\s.\-]{0,2}(?:[0-9]{6,8}|[0-9]{3,4}[\s.\-][0-9]{3,4})"
    r"|(?<![0-9.,/\-–])0[0-9](?:[\s.][0-9]{4}){2}|(?<![0-9.,/\-–])0[0-9](?:-[0-9]{4}){2}"
    r"|(?<![0-9.\-])(?:1[\s.\-–])?\(?[0-9]{3}\)?[\s.\-–]{0,2}[0-9]{3}[\s.\-–][0-9]{4}"
    r"|(?<![0-9.,/\-–])0[0-9]{2,4}[\s\-–][0-9]{3,4}[\s\-–]?[0-9]{3,4}"
    r"|(?<![0-9.,/\-–])0[1-9](?:[ .][0-9]{2}){4}"
    r"|(?<![0-9.,/\-–])[0-9]{3}[.\-–][0-9]{4})"
    r"(?:\s?(?:x|ext\.?)\s?[0-9]{2,6}(?![\w.]))?(?![0-9]|[.,/\-–][0-9])" + NO_UNIT
)
SHORT_PHONE = r"[0-9](?:[\s.()\-–]{0,2}[0-9]){5,13}(?![0-9])" + NO_UNIT
PHONE_WORDS = (
    r"(?:tele)?phone|tel|cell(?:phone)?|mobile|called|call|dial(?:ed|led)?|text(?:ed)?|reach(?:ed"
    r"|able)?|ring|rang"
    r"|contact(?:ed)?|pager|paged?|beeper|whatsapp|voicemail|landline|hotline|number|wife|husband|son"
    r"|daughter|mother|father|sister|brother|family"
)
