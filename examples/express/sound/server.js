// Serves the API on the loopback address. In: the environment (src/settings.js) and `--port`. Beyond trying it out, put TLS in front.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createApp } from "./src/app.js";
import { readSettings } from "./src/settings.js";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" } } });

try {
  const document = JSON.parse(readFileSync(new URL("openapi.json", import.meta.url), "utf8"));
  const app = await createApp(readSettings(process.env), document);
  const server = app.listen(Number(values.port), "127.0.0.1", (error) => {
    if (error) throw error;
    console.log(`listening on http://127.0.0.1:${server.address().port}`);
  });
} catch (error) {
  console.error(error.message); // a settings error names the variable, never its value
  process.exitCode = 1;
}
