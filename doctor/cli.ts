/** `meu-espai doctor <page>`: says what a webmaster has got wrong, and how to mend each. */
import { parseArgs } from 'node:util';
import { examine } from './examine.js';
import { inWords } from './finding.js';

const HELP = `meu-espai doctor <address of a page> [--gateway <address>] [--json]

Looks at a page that holds the tags, and at the gateway, and says what is wrong and how to mend it.

  --gateway   asks this gateway, whatever the page says
  --json      the findings as JSON

The exit code is 0 where nothing is wrong, 1 where something is, 2 where the doctor was not asked properly.
`;

/** The command line's own mistakes. */
class Misuse extends Error {}

/** @returns the exit code */
export async function main(args: readonly string[], say: (text: string) => void): Promise<0 | 1 | 2> {
  try {
    const { values, positionals } = readArguments(args);
    if (values.help || positionals.length === 0) {
      say(HELP);
      return values.help ? 0 : 2;
    }
    const [command, page, ...rest] = positionals;
    if (command !== 'doctor' || !page || rest.length > 0) throw new Misuse('Write: meu-espai doctor https://www.town.cat/page');
    const gateway = values.gateway === undefined ? undefined : address(values.gateway);
    const findings = await examine(address(page), gateway ? { gateway } : {});
    say(values.json ? `${JSON.stringify(findings, null, 2)}\n` : inWords(findings));
    return findings.some(({ level }) => level === 'mistake') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    say(`${error.message}\n`);
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { gateway: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function address(text: string): URL {
  const whole = text.includes('://') ? text : `https://${text}`;
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) throw new Misuse(`"${text}" is no web address.`);
  return new URL(whole);
}
