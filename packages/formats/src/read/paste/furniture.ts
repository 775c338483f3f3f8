/**
 * What stands on a page around an article and within it: menus, captions, adverts, lines that ask to share, to support or to
 * read something else. Told by how such lines begin or what they say, in English and in Ukrainian; no page is named.
 */
const whole = (words: string) => new RegExp(`^(?:${words})[\\s:.!…»›→>|·•*-]*$`, "iu");
const begins = (words: string) => new RegExp(`^[^\\p{L}\\p{N}©#]*(?:${words})`, "iu");

const line = (...words: string[]) =>
  new RegExp(String.raw`^(?:(?:${words.join("|")})(?:\s*\(\d+\)|\s+\d+)?(?:[\s|/·•»›,>–—-]+|$))+$`, "iu");

const ACTIONS = [
  "menu|search|skip to (?:main )?content|skip navigation|back to top|sign in|log ?in|sign up|register|subscribe|newsletters?|edit post|short url|print(?: this)?(?: page)?|share|save|send|email|e-mail|copy link|link copied|facebook|x|twitter|whatsapp|telegram|viber|linkedin|instagram|youtube|reddit|pocket|bluesky|threads|flipboard|messenger|comments?|listen|play|pause|mute|gift article|bookmark|follow|next|previous|prev|close|contact us|careers|advertise(?: with us)?|terms(?: of (?:use|service))?|privacy(?: policy)?|cookies?(?: policy| settings)?|accessibility|sitemap|rss|donate|support us|login|my account|reply|load more|show more|see all|view all|read more|expand|translate|font size|a\\+|a-|aa|pdf|download",
  "меню|пошук|увійти|вхід|реєстрація|поділитися|надіслати|друк|друкувати|версія для друку|коментарі|коментувати|підписатися|підписка|слухати|читати далі|детальніше|вгору|нагору|людям із порушенням зору|звичайна версія|скопіювати",
];
const SECTIONS = [
  "home(?:page)?|top|all sections|sections|eng|ukr|укр|рус|ua|en|uk|fr|de|english|українська|subscriptions?|live|live tv|watch live|breaking(?: news)?|latest(?: news)?|top stories|most (?:read|popular|viewed)|trending|back|open|about(?: us)?|contacts?|jobs|news|world|world news|business|economy|politics|opinion|sports?|culture|society|videos?|photos?|podcasts?|europe|ukraine|war|war in ukraine|russia's war|tech|science|weather|shop|e-paper|archive|analysis|investigations?|interviews?|features?|blogs?|explainers?|health|life|lifestyle|travel|regions?|multimedia|press|media|documents|events|services|language|defen[cs]e|diplomacy|foreign (?:policy|affairs)|international|national|local|government|ministry|ministers?|press (?:releases?|room|centre|center)|newsroom|publications|speeches|statements|what's new",
  "головна|новини|усі новини|всі новини|стрічка(?: новин)?|політика|економіка|суспільство|світ|війна|події|спорт|культура|технології|здоров['’ʼ]я|інтерв['’ʼ]ю|аналітика|думки|блоги|відео|фото|подкасти|спецпроєкти|про нас|про проєкт|контакти|реклама|редакція|архів|більше|назад|далі|пресцентр|діяльність|документи|публічна інформація|європа|україна|регіони|найпопулярніше|популярне|останні новини|головне|топ|уряд|міністерство|послуги|громадянам|бізнес|оборона|енергетика|фінанси",
];
/** Nothing but buttons of a page. */
const BUTTONS = line(...ACTIONS);
/** A menu. In the midst of a text its words may be a heading: there it is none. */
const MENU = line(...ACTIONS, ...SECTIONS);

const KINDS: RegExp[] = [
  /^[^\p{L}\p{N}]*$/u,
  /^\d[\d.,\s]*(?:k|тис\.?|views?|shares?|likes?|comments?|reads?|переглядів|перегляди|коментарів|коментарі|поширень)$/iu,
  // share, follow, support, subscribe
  begins(
    "share (?:this|on|via|with|the|our|to)\\b|share:|follow (?:us|our|the|@)|like us|join (?:us|our|the conversation|the discussion|\\d)|support (?:us\\b|our|the (?:paper|site|newsroom|magazine)|independent|quality|the work|the newsroom|journalism)|become (?:a|our) (?:patron|member|supporter|subscriber|friend)|please (?:support|donate|consider|subscribe|enable|log in|sign)|donate (?:now|today|here|to us)|make a (?:donation|contribution)|sign up|subscribe|get (?:the latest|our|unlimited|access|more (?:news|stories)|breaking|alerts|updates|the app|daily|top)|stay (?:informed|up to date|updated|tuned|connected)|download (?:our|the|as|pdf|this)|install (?:our|the) app|read (?:us|more news) on|find us on|add us|turn on notifications|receive (?:our|the|news)|never miss|enter your email|your (?:email|e-mail|support|contribution|subscription)|this article is (?:free|for subscribers)|this (?:story|article|content|page) (?:is|was) (?:made|produced|supported|funded|also available|available|translated|only|exclusive)|already (?:a subscriber|have an account|a member)|create (?:a free|an) account|start your (?:free )?trial|unlock|only \\$?\\d|from \\$\\d|we (?:rely|depend|need your)|our (?:newsletter|app|journalists|journalism|channel)|copy (?:the )?link|click here|tap here|send (?:us )?(?:a )?tip|got a tip|have a (?:tip|story)|help us|trust(?:ed)? journalism|print (?:this|article|page)|listen to (?:this|the)|this audio|audio version|hear this|watch:|video:|play video|watch (?:the|this|now|more|on)|view (?:in|this|gallery|comments|all|more)|open in|see (?:all|more)\\b|show (?:all|more|less|key|comments)|load (?:more|comments)|hide |jump to|go to|back to|return to|scroll|swipe|loading|please wait|accept all|manage (?:preferences|cookies|consent)|reject all|allow all|save (?:this|article|for later)|gift this|bookmark",
  ),
  begins(
    "поділ(?:итися|іться|итись|ись)|підпи(?:суйтес[яь]|шіться|шись|сатися|сатись)|підтримай|підтримати|долучай|приєднуй|стежте|слідкуйте|читайте (?:нас|нашу|наші|усі|всі|найважливіше|головне|новини)|стань(?:те)? |стати (?:патроном|другом|читачем|клубівцем)|станьте|донат|задонат|надіслати (?:новину|другу)|завантаж|ставте|увімкн|отримуйте|будьте в курсі|не пропустіть|ваша (?:підтримка|пошта|електронна)|наш (?:канал|телеграм|telegram)|наші (?:канали|соцмережі|сторінки)|ми в (?:соц|telegram|телеграм|facebook|google|instagram)|скопіювати|слухати|прослухати|озвучен|це аудіо|натисніть|щоб (?:побачити|підписатися|дізнатися більше)|показати|сховати|перейти до|повернутися|відкрити|зберегти|роздрукувати|версія для друку|розмір шрифту",
  ),
  // cookies
  /\bcookies?\b.*(?:accept|consent|prefer|experience|policy|agree|settings|manage|use|site)|(?:use|accept|consent|policy|settings)\b.*\bcookies?\b|файли cookie|файлів cookie|кукі/iu,
  // adverts
  whole(
    "(?:advert(?:isement|ising|s)?|ads?|ad feedback|sponsored(?: content)?|promoted|promo|paid (?:content|post)|partner content|реклама|на правах реклами|промо|партнерський матеріал|спецпроєкт)(?: \\d+)?",
  ),
  begins(
    "advertisement\\b|advertiser content|sponsored (?:by|:)|article continues|story continues|continue reading|text continues|the article continues|skip (?:advert|promotion|past)|after newsletter promotion|реклама\\s*[:|]|продовження (?:тексту|статті|після|нижче)|текст продовжується|новина доповнюється|оновлюється",
  ),
  // captions and credits of pictures
  begins(
    "(?:file |stock |archive |illustrat\\w* |cover |press |official |handout |undated )?(?:photo(?:graph)?s?|image|picture|pic|illustration|infographic|graphic|video|screenshot|map|caption)(?: caption| credit| source| by| courtesy| illustration| shows?)?\\s*[:–—/|©(]|(?:photo|image|picture|video|illustration) (?:by|credit|courtesy|caption|of|from|shows)\\b|(?:image )?credit\\s*[:/]|caption\\s*:|photo\\s*$|фото\\s*[:–—/|(]|(?:ілюстративн\\w+|архівн\\w+|стокове|головне) (?:фото|зображення)|фото (?:з|із|ілюстративне|пресслужб|автора|архів|надан|укрінформ|getty|ап|afp|reuters)|зображення\\s*[:–—]|ілюстрація|скріншот|інфографіка|відео\\s*[:–—]|джерело фото|на фото\\b|підпис до фото|графіка\\s*:|колаж",
  ),
  /(?:^|[\s(/|.–—-])(?:photo|foto|image|picture|credit|фото|знімок|світлина)s?(?: by| credit| courtesy)?\s*:\s*[^.]{2,80}\.?\)?$/iu,
  /(?:getty images|ap photo|afp via|via ap\b|via reuters|reuters\/|\/reuters|\/afp|afp\/|\/epa|epa-efe|epa\/|shutterstock|istock|unsplash|depositphotos|nurphoto|anadolu\/|\/anadolu|handout via|\/ukrinform|\/ap\b)[^.]{0,60}\.?\)?$/iu,
  /^[^.]{10,240}\. ?\((?:\p{Lu}[\p{L}. /-]{1,40})\)$/u,
  // read something else
  begins(
    "(?:you (?:will be interested|(?:may|might) (?:also )?(?:like|be interested)|might have missed|may have missed)|(?:please )?(?:read|see|watch|hear) (?:also|more|next|too)|also (?:read|see|on|watch)|(?:don['’]t|do not) miss|further reading|recommended(?: for you| reading| stories)?|more (?:on this|from|stories|news|about this|like this|coverage|in this)|related(?: articles?| stor(?:y|ies)| news| topics?| content| links?| posts?| coverage| reading)?|see our|read our|in other news|most (?:read|popular|viewed|shared)|trending|editor['’]s? picks?|editors['’] (?:choice|picks)|what to read next|up next|next (?:story|article|post|up)|previous (?:story|article|post)|latest (?:news|stories|from|in)|popular (?:now|news|stories)|top stories|explore more|keep reading|learn more|find out more|background reading|on this topic|dig deeper)\\s*(?:[:–—|→»>]|$)",
  ),
  begins("read (?:also|more|next|too)\\b|see also\\b|also read\\b|related (?:article|story|news)s?\\b"),
  begins(
    "(?:читайте|дивіться|слухайте|див\\.|також читайте|також|про це)\\s+(?:також|ще|далі|більше|наш|тут|у нас|на тему|по темі)|також (?:читайте|дивіться|за темою|по темі)|(?:читайте|дивіться)\\s*[:–—]|(?:більше )?(?:за|по|на|до) (?:цією |цієї )?тем(?:ою|і|у|и)\\s*(?:[:–—]|$)|вас (?:може )?зацікав|вам (?:може|буде) (?:сподобат|цікаво)|(?:схожі|пов['’ʼ]язані|інші|останні|популярні|головні|усі|всі|більше) (?:новини|матеріали|статті|теми|публікації)|наступна (?:новина|стаття)|попередня (?:новина|стаття)|рекоменд(?:уємо|овані|ації)|актуально\\s*:?$|важливо\\s*:?$|популярне|вибір редакції|головне за|нагадаємо, раніше ми|раніше (?:ми )?писали\\s*:|детальніше (?:–|—|тут|читайте|про це)",
  ),
  // tags
  begins(
    "(?:tags?|subjects?|topics?|keywords?|filed under|categor(?:y|ies)|in this (?:article|story)|themes?|labels?|теги?|теми?|тематика|мітки|рубрик[аи]|ключові слова|категорі[яї])\\s*[:|]",
  ),
  /^(?:#[\p{L}\p{N}_]+[\s,]*)+$/u,
  // comments
  begins(
    "leave a (?:reply|comment)|post a comment|add (?:a|your) comment|write a comment|join the (?:conversation|discussion)|be the first to|comments (?:are|\\(|\\d|on|section)|\\d+ (?:comments?|replies|responses)|log in to|sign in to|required fields|your email address|view comments|reader comments|залиш(?:ити|те) коментар|додати коментар|\\d+ коментар|коментарі(?:в)?\\b|для коментування|увійдіть|щоб коментувати",
  ),
  /^[\p{L}\p{N}_. -]{2,30}\s*(?:[·•|,]\s*)?\d+ (?:minutes?|hours?|days?|weeks?|хв|год|хвилин\p{L}*|годин\p{L}*) (?:ago|тому)\b.*$/iu,
  // the page's foot
  begins(
    "©|\\(c\\) ?\\d|copyright\\b|all (?:rights|content)|усі права|всі права|terms (?:of|and|&)|privacy (?:policy|notice)|cookie (?:policy|settings)|about (?:us|this site|the author|cookies|the newsroom)|contact (?:us|the|our|details|information)|contacts?\\s*:|(?:media|press) (?:contacts?|enquir|inquir|office|service|relations|team)\\b.{0,80}$|for (?:more|further|additional) (?:information|details)[^.]{0,120}|for (?:media|press) (?:enquir|inquir)|notes? (?:to|for) editors|tel(?:ephone)?\\b[.:]|phone\\s*:|e-?mail\\s*:|fax\\b|republi(?:sh|cation)|reproduction|(?:the )?views expressed|this (?:site|website)|powered by|editorial (?:board|office|policy)|published by|issn|registration no|responsible editor|last (?:review|check)|page last|was this (?:page|article|helpful)|is there anything wrong|report (?:an?|this) (?:error|problem|mistake|typo|ad|correction)|did you (?:find|notice|spot)|if you (?:find|notice|spot|see|have) (?:a|an) (?:error|mistake|typo|spelling)|(?:found|spotted|noticed|see) (?:a|an) (?:error|mistake|typo)|corrections? policy|our standards|reporting standards|ai disclosure|disclaimer\\b",
  ),
  begins(
    "при (?:цитуванні|використанні|передруку|копіюванні)|передрук|використання (?:матеріалів|будь-яких)|будь-яке (?:використання|копіювання)|контактн|контакти\\b|тел\\.|телефон\\s*:|пресслужба\\s*$|якщо (?:ви )?(?:помітили|знайшли|побачили)|помітили (?:помилку|неточність)|знайшли помилку|побачили помилку|виділіть|редакція (?:не|може)|думка (?:редакції|автора)|матеріал (?:підготовлено|створено|опубліковано|доступний)|за матеріалами\\s*:|ліцензі|вміст доступний|сайт (?:працює|розроблено)|розробка\\b|ідентифікатор",
  ),
  /[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:\+?\d[\d ()-]{7,}\d)$/u,
  // how long, how read
  /^(?:(?:a )?(?:estimated )?(?:reading|read) time|час (?:на )?читання)\b.{0,30}$|^\d+\s*[- ]?(?:min(?:ute)?s?|хв(?:илин\p{L}*)?\.?)(?:\s*(?:read|читання|to read))?\.?$/iu,
  /^(?:\d{1,2}:\d{2}(?::\d{2})?\s*\/\s*\d{1,2}:\d{2}|[\d.]+x)$/u,
  /^\d+ (?:seconds?|minutes?|hours?|days?|хвилин\p{L}*|годин\p{L}*) (?:ago|тому)$/iu,
  /^live:\s*(?:follow|watch|updates|latest)/iu,
  begins(
    "summary by ai|text size|normal text|why you can trust|[\\p{L} ]{2,30} facebook page|reference number",
  ),
  // notices of the page's own
  begins(
    "want (?:more|to (?:get|know|read|hear|support))\\b|do you see a|(?:this|the) (?:interview|conversation|transcript|text|report|story|article) (?:has been|was|by .{2,40} was) (?:shortened|edited|condensed|lightly|translated|first published|originally|updated|corrected|amended|adapted)|transcribed\\b|comments (?:will|may|must) be|by subscribing|subscribers? (?:can|get|only)|enditem|end item|type: |reference(?: (?:no|number))?[.:]|about (?:the author|this (?:article|story|newsletter)|\\p{Lu}[\\p{L}-]+ \\p{Lu}[\\p{L}-]+$)|print friendly|audio\\b.{0,14}$|top \\d+ stories|keywords$|sponsored\\b|anzeige|publicité|publicidad|reklame|annonse|werbung|more from|also worth|also in|worth (?:a read|reading)|notice:|job offer|classifieds|gallery|photo gallery|galleries|documents?: .{0,80}$|attachments?:|files?:|related documents|annex(?:es)?:? .{0,40}\\(pdf|pdf\\b|video\\b.{0,30}$",
  ),
  begins(
    "передплат|реєструй|трансляція|зробіть внесок|зробити внесок|оголошення:|банер\\b|реклама\\b|порада (?:від|дня)|збір (?:на|коштів|триває)|купуй|купуйте|замов(?:ляйте|те)|що (?:ще )?почитати|а ще читають|читати (?:також|ще|далі)|ще (?:за темою|по темі|на тему)|більше про\\b|галерея|фотогалерея|фоторепортаж|переглядів\\s*:|останні коментарі|рис\\.\\s*\\d|графік\\s*\\d|діаграма|таблиця (?:прокручується|\\d)|калькулятор|застосунок|попередня\\s*\\||підписка на|на світлині|світлина\\b|знімок\\b|скан\\b",
  ),
  begins(
    "(?:chart|figure|fig\\.?|graph|table|map|infographic|image|graphic)(?: \\d+)?\\s*[:.\\]–—]|\\[(?:image|chart|photo|video|map|graphic|a|а)|screenshot of|photograph\\s*:|photo\\s+\\p{Lu}{2,}",
  ),
  /(?:photograph|photo|picture|image)\s*:\s*\p{Lu}[^.]{1,60}\.?(?:\/[^.]{2,40})?$|\.\s?Credit\s?(?:\.{3}|…|:)/u,
  /^№\s*[\d/-]+\p{L}*(?:-\p{L}+)?$|^\d+\s*\/\s*\d+$/u,
  /\|\s*(?:pool|via|afp|ap|reuters|getty|kyodo|epa)\b[^|]{0,40}$/iu,
  whole(
    "key (?:events|points|developments)|pinned(?: post)?|live (?:updates?|feed|blog|reporting)|new|update[ds]?|developing|exclusive|ексклюзив|оновлено|наживо|онлайн|терміново|now playing|transcript|correspondent|staff writer|editor|published|posted|за темою|link|permalink|image|photo|caption|toggle caption|enlarge|enlarge image|hide caption",
  ),
];

/** Behind such a line nothing of the article comes. */
const END = begins(
  "leave a (?:reply|comment)|comments? \\(\\d|©|copyright \\d|\\(c\\) \\d|all rights reserved|усі права захищен|всі права захищен|most (?:read|popular|viewed)\\s*$|(?:related|more) (?:stories|articles|news)\\s*:?$|коментарі\\s*\\(?\\d*\\)?$|схожі новини|останні новини\\s*$|популярне\\s*$",
);

/** A line that names a box of links to other articles, and says nothing else. */
const BOX =
  /^(?:you will be interested|you (?:may|might) (?:also )?like|read (?:also|more|next)|see also|also read|related(?: articles?| stories| news)?|more (?:stories|news|on this(?: story| topic)?|from .{2,30})|most (?:read|popular)|recommended(?: for you)?|trending(?: now)?|latest(?: news)?|top stories|editors?['’]?s? picks|вас (?:може )?зацікав\p{L}*|вам може бути цікаво|читайте також|дивіться також|(?:більше )?за темою|схожі новини|популярне|останні новини|інші новини|головне за день)\s*[:.]?$/iu;

/** What is longer is no menu, and no line of a page's own. Characters: time stays linear, whatever the words are. */
const LONGEST_MENU = 160;
const LONGEST = 700;

/** Whether a line is no part of an article, whatever stands around it. `isWithin`: it stands in the midst of the text. */
export function isFurniture(line: string, isWithin: boolean): boolean {
  if (line.length <= LONGEST_MENU && (isWithin ? BUTTONS : MENU).test(line)) return true;
  if (!isWithin && /^\d[\d.,\s]*$/.test(line)) return true;
  return line.length <= LONGEST && KINDS.some((kind) => kind.test(line));
}

export const endsArticle = (line: string): boolean => END.test(line);

export const opensBox = (line: string): boolean => BOX.test(line);
