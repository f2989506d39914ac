// In: nothing. Out: what values of some fields say, in many languages. Data.

/** Genders and the forms of address and pronouns that tell them. Source: CLDR; HL7 FHIR AdministrativeGender; ISO/IEC 5218 (0, 1, 2, 9). */
export const genderWords =
  "m f w x u d o n k h v e b c g male female man woman masculine feminine boy girl nonbinary non-binary nb other diverse unknown intersex transgender trans transmale transfemale transman transwoman genderqueer genderfluid agender bigender twospirit two-spirit cis cisgender undisclosed unspecified " +
  "mr mrs ms miss mx sir madam herr frau monsieur madame mademoiselle mme mlle señor señora sr sra srta senhor senhora signor signora sig sigra meneer mevrouw dhr mevr pan pani bay bayan hr fr " +
  "he she they he/him she/her they/them he/him/his she/her/hers they/them/theirs er/ihm sie/ihr il elle iel él ella ele ela " +
  "männlich weiblich mann divers homme femme masculin féminin masculino femenino hombre mujer varón feminino masculino homem mulher maschio femmina maschile femminile uomo donna man vrouw mannelijk vrouwelijk mężczyzna kobieta męska żeńska męski żeński mężczyźni erkek kadın kız bay laki-laki laki perempuan pria wanita lelaki " +
  "муж жен м ж мужской женский мужчина женщина муж. жен. чоловіча жіноча чоловік жінка ч muž žena mand kvinde mann kvinne kvinna mies nainen férfi nő bărbat femeie bărbătesc άνδρας γυναίκα άρρεν θήλυ ανδρας γυναικα α θ " +
  "男 女 男性 女性 男子 女子 其他 未知 その他 남 여 남자 여자 남성 여성 기타 ذكر أنثى انثى رجل امرأة זכר נקבה ז נ पुरुष महिला स्त्री अन्य nam nữ ชาย หญิง مرد زن purush mahila muzhskoy zhenskiy muzhskoj zhenskij nan nv dansei josei";

/** What forms and workflows say where a name, a place or a status of a person would stand. */
export const stateWords =
  "active inactive pending open closed draft published archived enabled disabled deleted completed complete cancelled canceled failed success error processing new old done ready running stopped paused approved rejected unknown none null default test options option select selected choose other n/a na tbd any all";

/** What a name ends with that many have together, or an office. Source: schema.org/Organization and below; RFC 2142. */
export const crowdWords =
  "team teams support service services department developers contributors maintainers authors committee foundation group project company association institute university council agency desk helpdesk office operations community consortium";

/** What programs that act as people call themselves. */
export const robotWords = "bot robot bots ci daemon system automation root nobody anonymous";

/** Legal forms of firms, without points. Source: ISO 20275, the list of entity legal forms. */
export const firmForms =
  "gmbh mbh ag kg ohg ug kgaa se eg ltd limited llc llp lp inc incorporated corp corporation plc bv nv sa sas sasu sarl srl spa snc ab oy oyj as asa aps sro zoo spzoo kft zrt nyrt ltda eireli doo dd ood ead pte pty sdn bhd kk sl slu sab sapi ooo oao zao pao tov cv vof gie ehf hf sia uab tmi jsc pjsc";
