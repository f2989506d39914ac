// In: the command line. Out: one command's work, and its exit status. A command loads what it needs when it runs.

import { CommanderError } from "commander";
import { auditCommand } from "./audit.js";
import { createCommand, manner } from "./command.js";
import { demoCommand } from "./demo.js";
import { detectCommand } from "./detect.js";
import { explainCommand } from "./explain.js";
import { initCommand } from "./init.js";
import { scanCommand } from "./scan.js";
import { tell } from "./trouble.js";

/** Reads the command line, runs its command and leaves the exit status in `process.exitCode`. */
export async function runProgram(version: string): Promise<void> {
  const program = createCommand("spillproof", "Finds, proves, fixes and stops leaks of personal data in APIs that use bearer tokens.", {
    examples: [
      ["spillproof demo", "see it at work on an API of its own"],
      ["spillproof scan http://127.0.0.1:5000 --as alice=env:ALICE --as bob=env:BOB", "scan your API with two tokens from the environment"],
      ["spillproof scan --help", "all that a command takes"],
    ],
    exits: [
      [0, "nothing at or above --fail-on"],
      [1, "findings at or above it"],
      [2, "a wrong option, configuration or input"],
      [3, "the scan could not finish, or saw too little to say"],
    ],
  })
    .optionsGroup(manner)
    .version(version, "-v, --version", "print the version")
    .helpCommand("help [command]", "a command's page");

  for (const command of [scanCommand(), auditCommand(), demoCommand(), detectCommand(), explainCommand(), initCommand()])
    program.addCommand(command);

  try {
    if (process.argv.length > 2) await program.parseAsync();
    else program.outputHelp();
  } catch (error) {
    const told = error instanceof CommanderError && error.exitCode === 0;
    if (!told) process.exitCode = tell(error);
  }
}
