// In: a text. Out: the lines that show code, queries or the engine behind it: frames of a stack, an engine's error with its SQL.

const maximumText = 400_000;
/** In one line: a stack that is written without line breaks, not a text made to be slow to read. */
const maximumTried = 200;

/** Endings of source files. */
const languages: Readonly<Record<string, string>> = {
  py: "Python",
  js: "JavaScript",
  mjs: "JavaScript",
  cjs: "JavaScript",
  jsx: "JavaScript",
  ts: "TypeScript",
  mts: "TypeScript",
  cts: "TypeScript",
  tsx: "TypeScript",
  java: "Java",
  kt: "Kotlin",
  scala: "Scala",
  groovy: "Groovy",
  clj: "Clojure",
  cs: ".NET",
  vb: ".NET",
  fs: ".NET",
  cshtml: ".NET",
  go: "Go",
  php: "PHP",
  rb: "Ruby",
  erb: "Ruby",
  rake: "Ruby",
  rs: "Rust",
  ex: "Elixir",
  exs: "Elixir",
  erl: "Erlang",
  pl: "Perl",
  pm: "Perl",
  swift: "Swift",
  dart: "Dart",
  cpp: "C++",
};

/** The ending of a source file with the number of a line behind it, in each way in which languages and their debug pages write the two. */
const lineOfFile = /\.([a-z]{2,6})(?::|:line |\(|"?, line | \(line | on line | line )(\d{1,7})\b/g;

/** A frame without a file: Java and .NET name the method alone where there are no symbols. */
const bareFrame = /^\s*at [\w.`<>[\],+|$/@-]{3,300}\([^()\n]{0,300}\)/;

/** What stands above the first frame: Python's heading, or the name of an exception at the start of a line. */
const heading =
  /^\s*Traceback \(most recent call last\):|^\s*(?:Caused by: |Unhandled exception\. |Uncaught )?[A-Za-z_$][\w.$]{2,200}(?:Exception|Error)\b(?:: |$)/;

interface Frame {
  /** Null where it names no file. */
  readonly language: string | null;
  /** File and line, or the method. */
  readonly place: string;
  /** What is worth showing of it. */
  readonly text: string;
  /** The whole path from the root of a disk, which nothing but code knows. */
  readonly certain: boolean;
}

/** The places in code that a line names. */
function placesIn(line: string): readonly Frame[] {
  const places: Frame[] = [];
  let tried = 0;
  for (const match of line.matchAll(lineOfFile)) {
    if (++tried > maximumTried) break;
    const language = languages[match[1]!];
    if (language === undefined) continue;
    let start = match.index;
    while (start > 0 && match.index - start < 300 && !/[\s"'`()[\]{}<>|,;=]/.test(line[start - 1]!)) start--;
    const name = line.slice(start, match.index);
    const path = name.replace(/^[a-z+-]{2,30}:\/\/\/?/i, (scheme) =>
      /^(?:file|webpack|webpack-internal|phar):/i.test(scheme) ? "/" : "//",
    );
    // A host and its port: some countries are called like a language.
    if (name === "" || /^\/\/[^/]*$/.test(path) || (/^(?:py|rs|pl)$/.test(match[1]!) && match[0].includes(":") && !/[/\\]/.test(path)))
      continue;
    places.push({
      language,
      place: `${name}${match[0]}`,
      text: `${name}${match[0]}`,
      certain: /^(?:\/[^/]|[A-Za-z]:[\\/])/.test(path) && path.split(/[/\\]/).length > 2,
    });
  }
  return places;
}

/** Words by which an engine or driver names itself in an error. */
const engines =
  /\b(?:psycopg2?\.|asyncpg\.|sqlite3\.|sqlalchemy\.exc\.|pymysql\.err|MySQLdb\.|cx_Oracle\.|pymongo\.errors|django\.db\.utils|SQLITE_ERROR|SQLITE_CONSTRAINT|SQLSTATE\[|ORA-\d{5}|PG::\w+|Mysql2::Error|ActiveRecord::|PDOException|SequelizeDatabaseError|QueryFailedError|PrismaClient\w*Error|MongoServerError|MongoError|ER_[A-Z_]{4,40}|java\.sql\.|org\.hibernate\.|org\.postgresql\.|com\.mysql\.|System\.Data\.SqlClient|Microsoft\.Data\.SqlClient|Npgsql\.|pq: |E11000 duplicate key error|search_phase_execution_exception|query_shard_exception|ERROR: {1,2}\w[^\n]{0,100}at character \d+)/;

const engineSentences =
  /You have an error in your SQL syntax|syntax error at or near "|near "[^"\n]{0,60}": syntax error|unrecognized token: "|no such (?:column|table): [a-z_]|Unclosed quotation mark after|Incorrect syntax near|quoted string not properly terminated|unterminated quoted string at or near|Conversion failed when converting the \w+ value|invalid input syntax for (?:type )?\w+|column "[^"\n]{1,60}" does not exist|column \w{1,60}\.\w{1,60} does not exist|relation "[^"\n]{1,60}" does not exist|Unknown column '[^'\n]{1,60}' in/i;

const statements =
  /\b(?:SELECT\s[^;\n]{1,400}\sFROM\s+["`[]?\w|INSERT\s+INTO\s+["`[]?\w+["`\]]?\s*\(|UPDATE\s+["`[]?\w+["`\]]?\s+SET\s|DELETE\s+FROM\s+["`[]?\w)/i;

const comparison = /\s(?:WHERE|where)\s{1,3}[\w."`[\]]{1,120}\s{0,3}(?:[=<>]|!=|(?:IN|in|LIKE|like)\s)/;

/** A query that no sentence is: it compares a column with something. */
function isQuery(line: string): boolean {
  const query = line.slice(Math.max(0, line.search(/\b(?:SELECT|select)\s/)));
  const from = query.search(/\s(?:FROM|from)\s/);
  return /^select\s/i.test(query) && from > 0 && comparison.test(query.slice(from));
}

export interface Trace {
  readonly kind: "stack" | "query";
  /** Language or engine, in words. */
  readonly what: string;
  /** The lines that show it, at most six. */
  readonly lines: readonly string[];
}

/**
 * Two places in code, or one that is certain: below the name of an exception, or with its whole path; or an engine's error. Null where the text has
 * none of them. Input is cut at 400,000 characters.
 */
export function traceIn(text: string): Trace | null {
  const lines = text.slice(0, maximumText).split(/\r?\n/);
  const frames = lines.flatMap((line, index): readonly Frame[] => {
    const below = () => lines.slice(Math.max(0, index - 2), index).some((other) => heading.test(other.slice(0, 500)));
    const places = placesIn(line).map((place) => ({ ...place, certain: place.certain || below() }));
    if (places.length === 0 && bareFrame.test(line)) return [{ language: null, place: line.trim(), text: line.trim(), certain: below() }];
    // Of a long line only the places are worth showing.
    return line.length <= 300 ? places.map((place) => ({ ...place, text: line.trim() })) : places;
  });
  const shown = [...new Set(frames.map((frame) => frame.text))];
  if (new Set(frames.map((frame) => frame.place)).size >= 2 || frames.some((frame) => frame.certain)) {
    const language = frames.find((frame) => frame.language !== null)?.language;
    return { kind: "stack", what: `a ${language === undefined ? "" : `${language} `}stack`, lines: shown.slice(0, 6) };
  }
  const short = lines.map((line) => line.slice(0, 2_000));
  const engine = short.filter((line) => engines.test(line) || engineSentences.test(line) || isQuery(line));
  if (engine.length > 0) {
    const statement = short.filter((line) => statements.test(line));
    return {
      kind: "query",
      what: statement.length > 0 ? "a database error with its query" : "a database error",
      lines: [...new Set([...engine, ...statement])].slice(0, 4),
    };
  }
  return null;
}

/** The text a person would read in an HTML page, tags gone, entities resolved, a line a block. */
export function plainText(html: string): string {
  return html
    .slice(0, maximumText)
    .replace(/<(?:br|\/p|\/div|\/li|\/pre|\/tr|\/h\d|\/blockquote|\/section)\b[^<>]{0,200}>/gi, "\n")
    .replace(/<[^<>]{0,2000}>/g, "")
    .replace(/&(?:nbsp|#160);/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replace(/&amp;/g, "&");
}
