/**
 * Countries and territories of ISO 3166-1: alpha-2, alpha-3 and numeric code (the same as in UN M49), the finest region of M49 that
 * holds it, and its name in English, French and Spanish as the United Nations write it.
 * Source: datasets/country-codes, commit caa72d1, Public Domain Dedication and License; two names mended (CI, SX). What a name or a region says
 * of a disputed status is the source's, not ours.
 */
export const countryTable = `
AD AND 020 039 Andorra | Andorre | Andorra
AE ARE 784 145 United Arab Emirates | Émirats arabes unis | Emiratos Árabes Unidos
AF AFG 004 034 Afghanistan | Afghanistan | Afganistán
AG ATG 028 029 Antigua and Barbuda | Antigua-et-Barbuda | Antigua y Barbuda
AI AIA 660 029 Anguilla | Anguilla | Anguila
AL ALB 008 039 Albania | Albanie | Albania
AM ARM 051 145 Armenia | Arménie | Armenia
AO AGO 024 017 Angola | Angola | Angola
AQ ATA 010 001 Antarctica | Antarctique | Antártida
AR ARG 032 005 Argentina | Argentine | Argentina
AS ASM 016 061 American Samoa | Samoa américaines | Samoa Americana
AT AUT 040 155 Austria | Autriche | Austria
AU AUS 036 053 Australia | Australie | Australia
AW ABW 533 029 Aruba | Aruba | Aruba
AX ALA 248 154 Åland Islands | Îles d’Åland | Islas Åland
AZ AZE 031 145 Azerbaijan | Azerbaïdjan | Azerbaiyán
BA BIH 070 039 Bosnia and Herzegovina | Bosnie-Herzégovine | Bosnia y Herzegovina
BB BRB 052 029 Barbados | Barbade | Barbados
BD BGD 050 034 Bangladesh | Bangladesh | Bangladesh
BE BEL 056 155 Belgium | Belgique | Bélgica
BF BFA 854 011 Burkina Faso | Burkina Faso | Burkina Faso
BG BGR 100 151 Bulgaria | Bulgarie | Bulgaria
BH BHR 048 145 Bahrain | Bahreïn | Bahrein
BI BDI 108 014 Burundi | Burundi | Burundi
BJ BEN 204 011 Benin | Bénin | Benin
BL BLM 652 029 Saint Barthélemy | Saint-Barthélemy | San Barthélemy
BM BMU 060 021 Bermuda | Bermudes | Bermuda
BN BRN 096 035 Brunei Darussalam | Brunéi Darussalam | Brunei Darussalam
BO BOL 068 005 Bolivia (Plurinational State of) | Bolivie (État plurinational de) | Bolivia (Estado Plurinacional de)
BQ BES 535 029 Bonaire, Sint Eustatius and Saba | Bonaire, Saint-Eustache et Saba | Bonaire, San Eustaquio y Saba
BR BRA 076 005 Brazil | Brésil | Brasil
BS BHS 044 029 Bahamas | Bahamas | Bahamas
BT BTN 064 034 Bhutan | Bhoutan | Bhután
BV BVT 074 005 Bouvet Island | Île Bouvet | Isla Bouvet
BW BWA 072 018 Botswana | Botswana | Botswana
BY BLR 112 151 Belarus | Bélarus | Belarús
BZ BLZ 084 013 Belize | Belize | Belice
CA CAN 124 021 Canada | Canada | Canadá
CC CCK 166 053 Cocos (Keeling) Islands | Îles des Cocos (Keeling) | Islas Cocos (Keeling)
CD COD 180 017 Democratic Republic of the Congo | République démocratique du Congo | República Democrática del Congo
CF CAF 140 017 Central African Republic | République centrafricaine | República Centroafricana
CG COG 178 017 Congo | Congo | Congo
CH CHE 756 155 Switzerland | Suisse | Suiza
CI CIV 384 011 Côte d’Ivoire | Côte d’Ivoire | Côte d’Ivoire
CK COK 184 061 Cook Islands | Îles Cook | Islas Cook
CL CHL 152 005 Chile | Chili | Chile
CM CMR 120 017 Cameroon | Cameroun | Camerún
CN CHN 156 030 China | Chine | China
CO COL 170 005 Colombia | Colombie | Colombia
CR CRI 188 013 Costa Rica | Costa Rica | Costa Rica
CU CUB 192 029 Cuba | Cuba | Cuba
CV CPV 132 011 Cabo Verde | Cabo Verde | Cabo Verde
CW CUW 531 029 Curaçao | Curaçao | Curazao
CX CXR 162 053 Christmas Island | Île Christmas | Isla Christmas
CY CYP 196 145 Cyprus | Chypre | Chipre
CZ CZE 203 151 Czechia | Tchéquie | Chequia
DE DEU 276 155 Germany | Allemagne | Alemania
DJ DJI 262 014 Djibouti | Djibouti | Djibouti
DK DNK 208 154 Denmark | Danemark | Dinamarca
DM DMA 212 029 Dominica | Dominique | Dominica
DO DOM 214 029 Dominican Republic | République dominicaine | República Dominicana
DZ DZA 012 015 Algeria | Algérie | Argelia
EC ECU 218 005 Ecuador | Équateur | Ecuador
EE EST 233 154 Estonia | Estonie | Estonia
EG EGY 818 015 Egypt | Égypte | Egipto
EH ESH 732 015 Western Sahara | Sahara occidental | Sáhara Occidental
ER ERI 232 014 Eritrea | Érythrée | Eritrea
ES ESP 724 039 Spain | Espagne | España
ET ETH 231 014 Ethiopia | Éthiopie | Etiopía
FI FIN 246 154 Finland | Finlande | Finlandia
FJ FJI 242 054 Fiji | Fidji | Fiji
FK FLK 238 005 Falkland Islands | Îles Falkland (Malvinas) | Islas Malvinas (Falkland)
FM FSM 583 057 Micronesia (Federated States of) | Micronésie (États fédérés de) | Micronesia (Estados Federados de)
FO FRO 234 154 Faroe Islands | Îles Féroé | Islas Feroe
FR FRA 250 155 France | France | Francia
GA GAB 266 017 Gabon | Gabon | Gabón
GB GBR 826 154 United Kingdom of Great Britain and Northern Ireland | Royaume-Uni de Grande-Bretagne et d’Irlande du Nord | Reino Unido de Gran Bretaña e Irlanda del Norte
GD GRD 308 029 Grenada | Grenade | Granada
GE GEO 268 145 Georgia | Géorgie | Georgia
GF GUF 254 005 French Guiana | Guyane française | Guayana Francesa
GG GGY 831 154 Guernsey | Guernesey | Guernsey
GH GHA 288 011 Ghana | Ghana | Ghana
GI GIB 292 039 Gibraltar | Gibraltar | Gibraltar
GL GRL 304 021 Greenland | Groenland | Groenlandia
GM GMB 270 011 Gambia | Gambie | Gambia
GN GIN 324 011 Guinea | Guinée | Guinea
GP GLP 312 029 Guadeloupe | Guadeloupe | Guadalupe
GQ GNQ 226 017 Equatorial Guinea | Guinée équatoriale | Guinea Ecuatorial
GR GRC 300 039 Greece | Grèce | Grecia
GS SGS 239 005 South Georgia and the South Sandwich Islands | Géorgie du Sud-et-les Îles Sandwich du Sud | Georgia del Sur y las Islas Sandwich del Sur
GT GTM 320 013 Guatemala | Guatemala | Guatemala
GU GUM 316 057 Guam | Guam | Guam
GW GNB 624 011 Guinea-Bissau | Guinée-Bissau | Guinea-Bissau
GY GUY 328 005 Guyana | Guyana | Guyana
HK HKG 344 030 China, Hong Kong Special Administrative Region | Chine, région administrative spéciale de Hong Kong | China, región administrativa especial de Hong Kong
HM HMD 334 053 Heard Island and McDonald Islands | Île Heard-et-Îles MacDonald | Islas Heard y McDonald
HN HND 340 013 Honduras | Honduras | Honduras
HR HRV 191 039 Croatia | Croatie | Croacia
HT HTI 332 029 Haiti | Haïti | Haití
HU HUN 348 151 Hungary | Hongrie | Hungría
ID IDN 360 035 Indonesia | Indonésie | Indonesia
IE IRL 372 154 Ireland | Irlande | Irlanda
IL ISR 376 145 Israel | Israël | Israel
IM IMN 833 154 Isle of Man | Île de Man | Isla de Man
IN IND 356 034 India | Inde | India
IO IOT 086 014 British Indian Ocean Territory | Territoire britannique de l’océan Indien | Territorio Británico del Océano Índico
IQ IRQ 368 145 Iraq | Iraq | Iraq
IR IRN 364 034 Iran (Islamic Republic of) | Iran (République islamique d’) | Irán (República Islámica del)
IS ISL 352 154 Iceland | Islande | Islandia
IT ITA 380 039 Italy | Italie | Italia
JE JEY 832 154 Jersey | Jersey | Jersey
JM JAM 388 029 Jamaica | Jamaïque | Jamaica
JO JOR 400 145 Jordan | Jordanie | Jordania
JP JPN 392 030 Japan | Japon | Japón
KE KEN 404 014 Kenya | Kenya | Kenya
KG KGZ 417 143 Kyrgyzstan | Kirghizistan | Kirguistán
KH KHM 116 035 Cambodia | Cambodge | Camboya
KI KIR 296 057 Kiribati | Kiribati | Kiribati
KM COM 174 014 Comoros | Comores | Comoras
KN KNA 659 029 Saint Kitts and Nevis | Saint-Kitts-et-Nevis | Saint Kitts y Nevis
KP PRK 408 030 Democratic People’s Republic of Korea | République populaire démocratique de Corée | República Popular Democrática de Corea
KR KOR 410 030 Republic of Korea | République de Corée | República de Corea
KW KWT 414 145 Kuwait | Koweït | Kuwait
KY CYM 136 029 Cayman Islands | Îles Caïmanes | Islas Caimán
KZ KAZ 398 143 Kazakhstan | Kazakhstan | Kazajstán
LA LAO 418 035 Lao People’s Democratic Republic | République démocratique populaire lao | República Democrática Popular Lao
LB LBN 422 145 Lebanon | Liban | Líbano
LC LCA 662 029 Saint Lucia | Sainte-Lucie | Santa Lucía
LI LIE 438 155 Liechtenstein | Liechtenstein | Liechtenstein
LK LKA 144 034 Sri Lanka | Sri Lanka | Sri Lanka
LR LBR 430 011 Liberia | Libéria | Liberia
LS LSO 426 018 Lesotho | Lesotho | Lesotho
LT LTU 440 154 Lithuania | Lituanie | Lituania
LU LUX 442 155 Luxembourg | Luxembourg | Luxemburgo
LV LVA 428 154 Latvia | Lettonie | Letonia
LY LBY 434 015 Libya | Libye | Libia
MA MAR 504 015 Morocco | Maroc | Marruecos
MC MCO 492 155 Monaco | Monaco | Mónaco
MD MDA 498 151 Republic of Moldova | République de Moldova | República de Moldova
ME MNE 499 039 Montenegro | Monténégro | Montenegro
MF MAF 663 029 Saint Martin (French part) | Saint-Martin (partie française) | San Martín (parte francesa)
MG MDG 450 014 Madagascar | Madagascar | Madagascar
MH MHL 584 057 Marshall Islands | Îles Marshall | Islas Marshall
MK MKD 807 039 North Macedonia | Macédoine du Nord | Macedonia del Norte
ML MLI 466 011 Mali | Mali | Malí
MM MMR 104 035 Myanmar | Myanmar | Myanmar
MN MNG 496 030 Mongolia | Mongolie | Mongolia
MO MAC 446 030 China, Macao Special Administrative Region | Chine, région administrative spéciale de Macao | China, región administrativa especial de Macao
MP MNP 580 057 Northern Mariana Islands | Îles Mariannes du Nord | Islas Marianas Septentrionales
MQ MTQ 474 029 Martinique | Martinique | Martinica
MR MRT 478 011 Mauritania | Mauritanie | Mauritania
MS MSR 500 029 Montserrat | Montserrat | Montserrat
MT MLT 470 039 Malta | Malte | Malta
MU MUS 480 014 Mauritius | Maurice | Mauricio
MV MDV 462 034 Maldives | Maldives | Maldivas
MW MWI 454 014 Malawi | Malawi | Malawi
MX MEX 484 013 Mexico | Mexique | México
MY MYS 458 035 Malaysia | Malaisie | Malasia
MZ MOZ 508 014 Mozambique | Mozambique | Mozambique
NA NAM 516 018 Namibia | Namibie | Namibia
NC NCL 540 054 New Caledonia | Nouvelle-Calédonie | Nueva Caledonia
NE NER 562 011 Niger | Niger | Níger
NF NFK 574 053 Norfolk Island | Île Norfolk | Isla Norfolk
NG NGA 566 011 Nigeria | Nigéria | Nigeria
NI NIC 558 013 Nicaragua | Nicaragua | Nicaragua
NL NLD 528 155 Netherlands | Pays-Bas (Royaume des) | Países Bajos (Reino de los)
NO NOR 578 154 Norway | Norvège | Noruega
NP NPL 524 034 Nepal | Népal | Nepal
NR NRU 520 057 Nauru | Nauru | Nauru
NU NIU 570 061 Niue | Nioué | Niue
NZ NZL 554 053 New Zealand | Nouvelle-Zélande | Nueva Zelandia
OM OMN 512 145 Oman | Oman | Omán
PA PAN 591 013 Panama | Panama | Panamá
PE PER 604 005 Peru | Pérou | Perú
PF PYF 258 061 French Polynesia | Polynésie française | Polinesia Francesa
PG PNG 598 054 Papua New Guinea | Papouasie-Nouvelle-Guinée | Papua Nueva Guinea
PH PHL 608 035 Philippines | Philippines | Filipinas
PK PAK 586 034 Pakistan | Pakistan | Pakistán
PL POL 616 151 Poland | Pologne | Polonia
PM SPM 666 021 Saint Pierre and Miquelon | Saint-Pierre-et-Miquelon | San Pedro y Miquelón
PN PCN 612 061 Pitcairn | Pitcairn | Pitcairn
PR PRI 630 029 Puerto Rico | Porto Rico | Puerto Rico
PS PSE 275 145 State of Palestine | État de Palestine | Estado de Palestina
PT PRT 620 039 Portugal | Portugal | Portugal
PW PLW 585 057 Palau | Palaos | Palau
PY PRY 600 005 Paraguay | Paraguay | Paraguay
QA QAT 634 145 Qatar | Qatar | Qatar
RE REU 638 014 Réunion | Réunion | Reunión
RO ROU 642 151 Romania | Roumanie | Rumania
RS SRB 688 039 Serbia | Serbie | Serbia
RU RUS 643 151 Russian Federation | Fédération de Russie | Federación de Rusia
RW RWA 646 014 Rwanda | Rwanda | Rwanda
SA SAU 682 145 Saudi Arabia | Arabie saoudite | Arabia Saudita
SB SLB 090 054 Solomon Islands | Îles Salomon | Islas Salomón
SC SYC 690 014 Seychelles | Seychelles | Seychelles
SD SDN 729 015 Sudan | Soudan | Sudán
SE SWE 752 154 Sweden | Suède | Suecia
SG SGP 702 035 Singapore | Singapour | Singapur
SH SHN 654 011 Saint Helena | Sainte-Hélène | Santa Elena
SI SVN 705 039 Slovenia | Slovénie | Eslovenia
SJ SJM 744 154 Svalbard and Jan Mayen Islands | Îles Svalbard-et-Jan Mayen | Islas Svalbard y Jan Mayen
SK SVK 703 151 Slovakia | Slovaquie | Eslovaquia
SL SLE 694 011 Sierra Leone | Sierra Leone | Sierra Leona
SM SMR 674 039 San Marino | Saint-Marin | San Marino
SN SEN 686 011 Senegal | Sénégal | Senegal
SO SOM 706 014 Somalia | Somalie | Somalia
SR SUR 740 005 Suriname | Suriname | Suriname
SS SSD 728 014 South Sudan | Soudan du Sud | Sudán del Sur
ST STP 678 017 Sao Tome and Principe | Sao Tomé-et-Principe | Santo Tomé y Príncipe
SV SLV 222 013 El Salvador | El Salvador | El Salvador
SX SXM 534 029 Sint Maarten (Dutch part) | Saint-Martin (partie néerlandaise) | San Martín (parte neerlandesa)
SY SYR 760 145 Syrian Arab Republic | République arabe syrienne | República Árabe Siria
SZ SWZ 748 018 Eswatini | Eswatini | Eswatini
TC TCA 796 029 Turks and Caicos Islands | Îles Turques-et-Caïques | Islas Turcas y Caicos
TD TCD 148 017 Chad | Tchad | Chad
TF ATF 260 014 French Southern Territories | Terres australes françaises | Territorio de las Tierras Australes Francesas
TG TGO 768 011 Togo | Togo | Togo
TH THA 764 035 Thailand | Thaïlande | Tailandia
TJ TJK 762 143 Tajikistan | Tadjikistan | Tayikistán
TK TKL 772 061 Tokelau | Tokélaou | Tokelau
TL TLS 626 035 Timor-Leste | Timor-Leste | Timor-Leste
TM TKM 795 143 Turkmenistan | Turkménistan | Turkmenistán
TN TUN 788 015 Tunisia | Tunisie | Túnez
TO TON 776 061 Tonga | Tonga | Tonga
TR TUR 792 145 Türkiye | Türkiye | Türkiye
TT TTO 780 029 Trinidad and Tobago | Trinité-et-Tobago | Trinidad y Tabago
TV TUV 798 061 Tuvalu | Tuvalu | Tuvalu
TW TWN 158 030 Taiwan | Taïwan | Taiwán
TZ TZA 834 014 United Republic of Tanzania | République-Unie de Tanzanie | República Unida de Tanzanía
UA UKR 804 151 Ukraine | Ukraine | Ucrania
UG UGA 800 014 Uganda | Ouganda | Uganda
UM UMI 581 057 United States Minor Outlying Islands | Îles mineures éloignées des États-Unis | Islas menores alejadas de Estados Unidos
US USA 840 021 United States of America | États-Unis d’Amérique | Estados Unidos de América
UY URY 858 005 Uruguay | Uruguay | Uruguay
UZ UZB 860 143 Uzbekistan | Ouzbékistan | Uzbekistán
VA VAT 336 039 Holy See | Saint-Siège | Santa Sede
VC VCT 670 029 Saint Vincent and the Grenadines | Saint-Vincent-et-les Grenadines | San Vicente y las Granadinas
VE VEN 862 005 Venezuela (Bolivarian Republic of) | Venezuela (République bolivarienne du) | Venezuela (República Bolivariana de)
VG VGB 092 029 British Virgin Islands | Îles Vierges britanniques | Islas Vírgenes Británicas
VI VIR 850 029 United States Virgin Islands | Îles Vierges américaines | Islas Vírgenes de los Estados Unidos
VN VNM 704 035 Viet Nam | Viet Nam | Viet Nam
VU VUT 548 054 Vanuatu | Vanuatu | Vanuatu
WF WLF 876 061 Wallis and Futuna Islands | Îles Wallis-et-Futuna | Islas Wallis y Futuna
WS WSM 882 061 Samoa | Samoa | Samoa
YE YEM 887 145 Yemen | Yémen | Yemen
YT MYT 175 014 Mayotte | Mayotte | Mayotte
ZA ZAF 710 018 South Africa | Afrique du Sud | Sudáfrica
ZM ZMB 894 014 Zambia | Zambie | Zambia
ZW ZWE 716 014 Zimbabwe | Zimbabwe | Zimbabwe
`
