// In: a text. Out: the lines that show code, queries or the engine behind it: frames of a stack, an engine's error with its SQL.

const maximumText = 400_000;

/** One frame of a stack, by language. Each pattern is anchored to a line and linear. */
const frames: readonly { readonly language: string; readonly pattern: RegExp }[] = [
  { language: "Python", pattern: /^\s*File "[^"\n]{1,300}", line \d{1,7}, in [^\n]{1,200}$/ },
  {
    language: "JavaScript",
    pattern:
      /^\s*at (?:async )?(?:[^()\n]{1,200} \()?(?:file:\/\/|node:|\/|[A-Za-z]:\\|webpack|internal)[^()\n]{0,300}:\d{1,7}:\d{1,7}\)?$/,
  },
  {
    language: "Java",
    pattern: /^\s*at [\w.$/<>@-]{3,200}\((?:[\w$-]{1,100}\.(?:java|kt|scala|groovy):\d{1,7}|Native Method|Unknown Source)\)/,
  },
  { language: ".NET", pattern: /^\s*at [\w.`<>[\],+$|]{3,300}\([^()\n]{0,300}\)(?: in [^\n]{1,300}:line \d{1,7})?$/ },
  { language: "Go", pattern: /^\s*(?:\/|[A-Za-z]:\/)?[\w./@~-]{1,300}\.go:\d{1,7}(?: \+0x[0-9a-f]{1,16})?$/ },
  { language: "PHP", pattern: /^\s*#\d{1,4} (?:[^\n]{1,300}\.php\(\d{1,7}\)|\[internal function\]|\{main\})/ },
  { language: "PHP", pattern: /\bin (?:\/|[A-Za-z]:\\)[^\n]{1,300}\.php(?::| on line )\d{1,7}/ },
  { language: "Ruby", pattern: /^\s*(?:from )?[\w./@~-]{1,300}\.(?:rb|erb|rake):\d{1,7}:in [`'][^\n]{1,200}$/ },
  { language: "Rust", pattern: /^\s*at (?:\.?\/)?[\w./@~-]{1,300}\.rs:\d{1,7}(?::\d{1,7})?$/ },
  { language: "Elixir", pattern: /^\s*\([\w.]{1,60}(?: [\d.]{1,20})?\) [\w./-]{1,200}\.exs?:\d{1,7}: /i },
];

/** What stands above the first frame: Python's heading, or the name of an exception at the start of a line. */
const heading =
  /^\s*Traceback \(most recent call last\):|^\s*(?:Caused by: |Unhandled exception\. |Uncaught )?[A-Za-z_$][\w.$]{2,200}(?:Exception|Error)\b(?:: |$)/;

/** Words by which an engine or driver names itself in an error. */
const engines =
  /\b(?:psycopg2?\.|asyncpg\.|sqlite3\.|sqlalchemy\.exc\.|pymysql\.err|MySQLdb\.|cx_Oracle\.|pymongo\.errors|django\.db\.utils|SQLITE_ERROR|SQLITE_CONSTRAINT|SQLSTATE\[|ORA-\d{5}|PG::\w+|Mysql2::Error|ActiveRecord::|PDOException|SequelizeDatabaseError|QueryFailedError|PrismaClient\w*Error|MongoServerError|MongoError|ER_[A-Z_]{4,40}|java\.sql\.|org\.hibernate\.|org\.postgresql\.|com\.mysql\.|System\.Data\.SqlClient|Microsoft\.Data\.SqlClient|Npgsql\.|pq: |ERROR: {1,2}\w[^\n]{0,100}at character \d+)/;

const engineSentences =
  /You have an error in your SQL syntax|syntax error at or near "|near "[^"\n]{0,60}": syntax error|unrecognized token: "|no such (?:column|table): \w|Unclosed quotation mark after|Incorrect syntax near|quoted string not properly terminated|unterminated quoted string|invalid input syntax for (?:type )?\w+|column "[^"\n]{1,60}" does not exist|relation "[^"\n]{1,60}" does not exist|Unknown column '[^'\n]{1,60}' in/i;

const statements =
  /\b(?:SELECT\s[^;\n]{1,400}\sFROM\s+["`[]?\w|INSERT\s+INTO\s+["`[]?\w+["`\]]?\s*\(|UPDATE\s+["`[]?\w+["`\]]?\s+SET\s|DELETE\s+FROM\s+["`[]?\w)/i;

export interface Trace {
  readonly kind: "stack" | "query";
  /** Language or engine, in words. */
  readonly what: string;
  /** The lines that show it, at most six. */
  readonly lines: readonly string[];
}

/** Two frames of a stack, or an engine's error; null where the text has neither. Input is cut at 400,000 characters. */
export function traceIn(text: string): Trace | null {
  const lines = text.slice(0, maximumText).split(/\r?\n/);
  for (const { language, pattern } of frames) {
    const found = lines.filter((line) => line.length < 1_000 && pattern.test(line));
    // One frame is enough below its own heading.
    const headed =
      found.length === 1 &&
      lines.slice(Math.max(0, lines.indexOf(found[0]!) - 2), lines.indexOf(found[0]!)).some((line) => heading.test(line.slice(0, 500)));
    if (new Set(found).size >= 2 || headed) return { kind: "stack", what: `a ${language} stack`, lines: found.slice(0, 6) };
  }
  const goroutine = lines.some((line) => /^goroutine \d+ \[/.test(line));
  if (goroutine) return { kind: "stack", what: "a Go stack", lines: lines.filter((line) => /^goroutine|\.go:\d/.test(line)).slice(0, 6) };
  const short = lines.map((line) => line.slice(0, 2_000));
  const engine = short.filter((line) => engines.test(line) || engineSentences.test(line));
  const statement = short.filter((line) => statements.test(line));
  // An engine's own words with the query, or its class with its sentence; a statement alone may be an API about queries.
  if (
    engine.length > 0 &&
    (statement.length > 0 || short.some((line) => engineSentences.test(line)) || engine.some((line) => engines.test(line)))
  ) {
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
