"""A few sentences of a leaflet in every language that a script can be asked for."""

from __future__ import annotations

LEAFLETS = {
    "en": "Take one tablet each morning after breakfast. Do not drive until the next day. If the"
    " wound becomes red or hot, ring our ward straight away.",
    "zh-TW": "每天早上飯後吃一顆藥。隔天以前請不要開車。傷口發紅或發熱時，請立刻打電話給我們。",
    "zh-CN": "每天早上饭后吃一片药。第二天之前请不要开车。伤口发红或发热时，请立刻打电话给我们。",
    "es": "Tome un comprimido cada mañana después del desayuno. No conduzca hasta el día"
    " siguiente. Si la herida se pone roja o caliente, llámenos enseguida.",
    "ar": "تناول قرصا واحدا كل صباح بعد الإفطار. لا تقد السيارة حتى اليوم التالي. إذا احمر الجرح"
    " فاتصل بنا فورا.",
    "bg": "Вземайте по една таблетка всяка сутрин след закуска. Не шофирайте до следващия ден."
    " Ако раната се зачерви, обадете ни се веднага.",
    "hr": "Uzmite jednu tabletu svako jutro nakon doručka. Nemojte voziti do sljedećeg dana. Ako"
    " rana pocrveni ili postane vruća, odmah nas nazovite.",
    "cs": "Každé ráno po snídani si vezměte jednu tabletu. Do druhého dne neřiďte auto. Pokud"
    " rána zčervená nebo bude horká, ihned nám zavolejte.",
    "da": "Tag en tablet hver morgen efter morgenmaden. Du må ikke køre bil før næste dag. Ring"
    " til os med det samme, hvis såret bliver rødt eller varmt.",
    "nl": "Neem elke ochtend na het ontbijt een tablet. Rijd geen auto tot de volgende dag. Bel"
    " ons meteen als de wond rood of warm wordt.",
    "fil": "Uminom ng isang tableta tuwing umaga pagkatapos ng almusal. Huwag magmaneho hanggang"
    " sa susunod na araw. Kung mamula o uminit ang sugat, tumawag agad sa amin.",
    "fi": "Ota yksi tabletti joka aamu aamiaisen jälkeen. Älä aja autoa ennen seuraavaa päivää."
    " Jos haava muuttuu punaiseksi tai kuumaksi, soita meille heti.",
    "fr": "Prenez un comprimé chaque matin après le petit déjeuner. Ne conduisez pas avant le"
    " lendemain. Si la plaie devient rouge ou chaude, appelez-nous tout de suite.",
    "de": "Nehmen Sie jeden Morgen nach dem Frühstück eine Tablette. Fahren Sie bis zum nächsten"
    " Tag nicht Auto. Rufen Sie uns gleich an, wenn die Wunde rot oder heiß wird.",
    "el": "Παίρνετε ένα δισκίο κάθε πρωί μετά το πρωινό. Μην οδηγήσετε μέχρι την επόμενη μέρα."
    " Αν η πληγή κοκκινίσει, τηλεφωνήστε μας αμέσως.",
    "hi": "हर सुबह नाश्ते के बाद एक गोली लें। अगले दिन तक गाड़ी न चलाएँ। अगर घाव लाल या गरम हो"
    " जाए तो हमें तुरंत फ़ोन करें।",
    "hu": "Minden reggel, reggeli után vegyen be egy tablettát. A következő napig ne vezessen"
    " autót. Ha a seb piros vagy forró lesz, azonnal hívjon minket.",
    "id": "Minum satu tablet setiap pagi setelah sarapan. Jangan mengemudi sampai keesokan"
    " harinya. Jika luka menjadi merah atau panas, segera telepon kami.",
    "it": "Prenda una compressa ogni mattina dopo colazione. Non guidi fino al giorno seguente."
    " Se la ferita diventa rossa o calda, ci chiami subito.",
    "ja": "毎朝、朝食のあとに一錠飲んでください。翌日までは車を運転しないでください。"
    "傷が赤くなったら、すぐにお電話ください。",
    "ko": "매일 아침 식사 후에 한 알을 드세요. 다음 날까지 운전하지 마세요. 상처가 빨개지거나"
    " 뜨거워지면 바로 전화해 주세요.",
    "ms": "Ambil sebiji tablet setiap pagi selepas sarapan. Jangan memandu sehingga keesokan"
    " harinya. Jika luka menjadi merah atau panas, telefon kami dengan segera.",
    "no": "Ta en tablett hver morgen etter frokost. Du må ikke kjøre bil før neste dag. Ring oss"
    " med en gang hvis såret blir rødt eller varmt.",
    "pl": "Proszę przyjmować jedną tabletkę każdego ranka po śniadaniu. Do następnego dnia nie"
    " wolno prowadzić samochodu. Jeśli rana będzie czerwona lub gorąca, proszę od razu zadzwonić.",
    "pt-BR": "Tome um comprimido toda manhã depois do café. Não dirija até o dia seguinte. Se a"
    " ferida ficar vermelha ou quente, ligue para nós na hora.",
    "pt-PT": "Tome um comprimido todas as manhãs depois do pequeno-almoço. Não conduza até ao"
    " dia seguinte. Se a ferida ficar vermelha ou quente, telefone-nos logo.",
    "ro": "Luați un comprimat în fiecare dimineață după micul dejun. Nu conduceți până a doua"
    " zi. Dacă rana devine roșie sau fierbinte, sunați-ne imediat.",
    "ru": "Принимайте по одной таблетке каждое утро после завтрака. Не садитесь за руль до"
    " следующего дня. Если рана покраснела, сразу позвоните нам.",
    "sk": "Každé ráno po raňajkách si vezmite jednu tabletu. Do druhého dňa nešoférujte. Ak rana"
    " sčervenie alebo bude horúca, hneď nám zavolajte.",
    "sv": "Ta en tablett varje morgon efter frukosten. Kör inte bil förrän nästa dag. Ring oss"
    " genast om såret blir rött eller varmt.",
    "ta": "தினமும் காலை உணவுக்குப் பிறகு ஒரு மாத்திரை எடுத்துக்கொள்ளுங்கள். மறுநாள் வரை வண்டி"
    " ஓட்டாதீர்கள். காயம் சிவந்தால் உடனே எங்களை அழையுங்கள்.",
    "tr": "Her sabah kahvaltıdan sonra bir tablet alın. Ertesi güne kadar araba kullanmayın."
    " Yara kızarırsa veya ısınırsa hemen bizi arayın.",
    "uk": "Приймайте по одній таблетці щоранку після сніданку. Не сідайте за кермо до наступного"
    " дня. Якщо рана почервоніла, одразу зателефонуйте нам.",
    "vi": "Uống một viên mỗi sáng sau bữa ăn. Không lái xe cho đến ngày hôm sau. Nếu vết thương"
    " đỏ hoặc nóng, hãy gọi cho chúng tôi ngay.",
}
