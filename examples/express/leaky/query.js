// In: rows and a condition as text, the way SQL's are. Out: the rows that fit. It knows `column = literal`, OR, AND, and SQLite's complaints.

export class SqliteError extends Error {
  name = "SqliteError";
}

const TOKEN = /\s*('[^']*'|[A-Za-z_]\w*|-?\d+|=|.)/gy;

export function select(table, rows, condition) {
  const tokens = [...condition.matchAll(TOKEN)].map(([, token]) => token).filter((token) => token.trim() !== "");
  let at = 0;
  const next = () => tokens[at++];
  const isWord = (word) => tokens[at]?.toUpperCase() === word;
  const syntax = (token) => new SqliteError(token === undefined ? "incomplete input" : `near "${token}": syntax error`);

  function operand() {
    const token = next();
    if (token === undefined || token === "=") throw syntax(token);
    if (token.startsWith("'") && token.length > 1) return () => token.slice(1, -1);
    if (/^-?\d/.test(token)) return () => Number(token);
    if (!/^[A-Za-z_]/.test(token)) throw syntax(token);
    if (rows.length > 0 && !(token in rows[0])) throw new SqliteError(`no such column: ${token}`);
    return (row) => row[token];
  }
  function comparison() {
    const left = operand();
    if (tokens[at] !== "=") return (row) => Boolean(left(row));
    next();
    const right = operand();
    return (row) => left(row) === right(row);
  }
  function chain(word, part, join) {
    const parts = [part()];
    while (isWord(word)) {
      next();
      parts.push(part());
    }
    return (row) => join.call(parts, (one) => one(row));
  }
  const fits = chain("OR", () => chain("AND", comparison, Array.prototype.every), Array.prototype.some);
  if (at < tokens.length) throw syntax(tokens[at]);
  try {
    return rows.filter((row) => fits(row));
  } catch (error) {
    throw new SqliteError(`cannot read ${table}`, { cause: error });
  }
}
