"""The words beside which a number, a date or a name is a patient's."""

from __future__ import annotations

import re

from core.text.scripts import HAN

RECORD_LABEL = re.compile(
    r"(?i)(?<![\w-])(?:MRN|NHC|"
    r"(?:medical|hospital|hosp\.?|health|patient|clinical|chart)[ -]?(?:record|file|chart)?"
    r"[ -]?(?:number|no\b\.?|nr\b\.?|num\b\.?|id(?:entifier)?\b|#)|"
    r"chart[ -]?(?:number|no\b\.?|#)|"
    r"(?:n[ºo.°]{1,2}|n[úu]m(?:ero|\.)?) ?(?:de )?(?:la )?(?:historia|expediente|paciente)"
    r"(?: cl[íi]nic[ao])?|"
    r"historia cl[íi]nica(?: n[ºo.°]{1,2}| n[úu]m(?:ero|\.)?)?|NHS (?:number|no\.?))"
    r"|健保卡[號号]?[碼码]?|病[歷历](?:號|号)?[碼码]?|病[歷历][編编][號号]|(?:掛|挂)[號号]證號|就醫序號"
)
"""What a number of a patient's record is called."""

RECORD_VALUE = re.compile(
    r"[ \t:：#|=.*_]{0,8}(?:(?:is|es|為|是)[ \t:：]{0,2})?"
    r"(?P<value>\d{3} \d{3} \d{4}|"
    r"(?=[A-Za-z/-]{0,5}\d)[A-Za-z]{0,4}[-/]?\d[\d\-/]{3,14}\d[A-Za-z]?)(?!\w)"
)

BIRTH_LABEL = re.compile(
    r"(?i)(?<!\w)(?P<label>d\.?o\.?b\b\.?|dates? of birth|birth ?dates?|birthday|"
    r"fecha de nac(?:imiento|\.)?|f\. ?(?:de )?nac(?:imiento|\.)?)|"
    r"(?P<born>(?<!\w)(?:born|nacid[oa])(?!\w))|"
    r"(?P<chinese>出生(?:年月日|日期)?|生日)"
)
COHORT = re.compile(
    r"(?i)\b(?:before|after|between|since|from|until|through|or|antes|despu[ée]s|entre|desde|"
    r"hasta|partir)\b|(?:以前|以後|之前|之後|後|前|起|至)"
)
GROUP = re.compile(
    r"(?i)\b(?:babies|infants?|children|kids|adults|people|persons|those|anyone|everyone|patients|"
    r"women|men|girls|boys|who (?:are|were)|beb[ée]s|niñ[oa]s|personas|adultos|mujeres|hombres)\b"
)

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    "septiembre|setiembre|octubre|noviembre|diciembre"
)
DATE = re.compile(
    rf"(?i)(?<![\d/.-])(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
    rf"|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:(?:19|20)\d\d|\d\d)"
    rf"|(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: of| de)? (?:{_MONTHS})\.?,?(?: de| del)? "
    rf"(?:19|20)\d\d"
    rf"|(?:{_MONTHS})\.? (?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|(?:民國 ?)?\d{{2,4}} ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日)(?![\d/])"
)

CHINESE_DATE = re.compile(
    r"(?<![\d/.-])\d{2,3}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?![\d/])"
    r"|(?:民國 ?)?[〇零一二三四五六七八九十百]{1,6} ?年 ?[一二三四五六七八九十]{1,2} ?月"
    r" ?[一二三四五六七八九十]{1,3} ?[日號号]"
)
"""How dates are also written after a Chinese label: years of the Republic, number words."""

NAME_LABEL = re.compile(
    r"(?im)(?:^[\s>*_|#-]{0,8}(?:name|nombre)|(?:patient|full|paciente)(?:['’]s)?[ _]{0,2}name|"
    r"name of (?:the )?patient|nombre (?:completo|del? (?:la )?paciente)|nombre y apellidos|"
    r"^[\s>*_|#-]{0,8}(?:patient|paciente)|(?:病人|患者|病患)?姓名|病人|患者|病患)"
    r"[*_ ]{0,3}[:：|][\s*_|]{0,4}"
)
ANY_NAME = re.compile(r"(?i)[\s>*_|#-]{0,8}(?:name|nombre)[*_ ]{0,3}[:：|]")
"""A label that may be that of a medicine or of anything else."""

_NAME_WORD = (
    r"[A-ZÀ-ÖØ-Þ](?:[a-zà-öø-ÿ]+|['’][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)(?:[-'’][A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)*"
)
NAME = re.compile(
    rf"(?P<name>(?:{_NAME_WORD},? )(?:(?:[A-Z]\.|de|la|del|las|los|y|van|von|der|bin) ){{0,3}}"
    rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}|[{HAN}]{{2,4}}(?=\s|\W|$))"
    rf"(?=(?<=[{HAN}])\s|[ \t]*(?:$|[\n,，;；|(（\d*_、]))"
)


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


NO_NAME = _words(
    "advice and appointment appointments area card care center centre child children clinic",
    "clinical contact copy date day department details discharge doctor dr education family first",
    "form general guide guides handout health home hospital important information instruction",
    "instructions leaflet line list medical medicine name notes number nurse office page patient",
    "patients paciente pacientes phone please portal prof program questions read record relations",
    "report rights safety section service services sheet signature staff support surname team test",
    "therapy time treatment unit version ward what when your información educación guía derechos",
    "hoja nombre apellidos servicio atención consulta fecha firma enfermera enfermero doctora",
    "consultant hosp seguridad social afiliación número medicare",
)
"""Words that stand where a name would and are none."""

STAFF = re.compile(r"(?:師|师|員|员|老師|長|长)$")
"""How the title of somebody who works at a clinic ends in Chinese."""

AS_VALUE = re.compile(r"(?i)\W{0,12}(?:(?:is|was|es|el|fue|on|為|是|於)\b)?\W{0,6}$")
"""What may stand between a label and its value."""

SURNAMES = frozenset(
    "王李張陳林黃劉吳蔡楊許鄭謝郭洪曾邱廖賴周徐蘇葉莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余趙盧梁顏柯孫魏翁戴范方宋"
    "鄧杜傅侯曹薛丁馬董唐藍石溫馮姜紀白田康张陈黄刘吴杨许郑谢赖苏叶庄吕萧罗简钟赵卢颜孙蓝温冯纪"
)

PHONE = re.compile(r"(?<![\d-])\+?\(?\d[\d\s().-]{5,16}\d(?![\d-])")
PHONE_LABEL = re.compile(
    r"(?i)(?:(?:mobile|cell|tel(?:ephone)?\.?|phone)(?: number)? of (?:the )?patient|"
    r"(?:patient|client|home|personal|her|his)(?:['’]s)? (?:own )?"
    r"(?:mobile|cell|telephone|phone)(?: (?:number|no\.?))?|"
    r"(?:tel[ée]fono|m[óo]vil) (?:del? (?:la )?paciente|personal|particular)|"
    r"(?:病人|患者|病患)(?:的)?(?:手機|電話|手机|电话))[\s:：|]{1,4}$"
)
CONTACT_LABEL = re.compile(
    r"(?i)(?:next of kin|emergency contact|contact person|persona de contacto|familiar de contacto|"
    r"(?:緊急)?聯絡人|(?:紧急)?联系人|家屬)[*_ ]{0,3}[:：|\s(（-]{1,4}"
)
CLINIC = re.compile(
    r"(?i)\b(?:clinic|hospital|ward|reception|hotline|helpline|switchboard|pharmacy|desk|office|unit|"
    r"department|centre|center|service|line|call us|cl[íi]nica|consulta|centro|farmacia|urgencias|"
    r"servicio)\b|診所|醫院|门诊|門診|專線|专线|總機|服務台|藥局"
)
EMAIL = re.compile(
    r"(?<![\w.+-])(?P<who>[\w.+-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
)
PRIVATE_MAIL = re.compile(
    r"(?i)^(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|me|aol|proton|protonmail|gmx|qq|"
    r"163|126|pchome|msn|telefonica|terra)\.[a-z.]{2,10}$"
)
OFFICE_MAIL = re.compile(
    r"(?i)(?:info|contact|clinic|klinik|cita|appoint|office|help|support|service|hello|reception|"
    r"admin|hospital|consult|nurse|dental|centro|salud|health)"
)
PRODUCT = re.compile(
    r"(?i)(?:\b(?:lot|ref(?:erence)?|catalog(?:ue)?|cat|item|order|form|isbn|tel|phone|fax|call|batch|"
    r"model|serial|article|product|leaflet|document|lote|serie|modelo|cat[áa]logo|referencia|registro|"
    r"art[íi]culo)\b|批號|批号|型號|型号|編號|编号|貨號|字號)[^\n]{0,12}$"
)
"""What a number is called that belongs to a thing."""

STATE_ID = re.compile(
    r"(?i)(?:(?:身[分份]|居留)[證证][^\n]{0,12}|\b(?:DNI|NIE|CURP|NHS|identity card|national id)\b"
    r"[^\n\d]{0,20})$"
)
"""What the number of a person is called, also where a word in it is one of things."""

SOCIAL = re.compile(r"(?i)\b(?:ssn|soc(?:ial)?\.? sec(?:urity)?\.?)\b[^\n\d]{0,20}$")
