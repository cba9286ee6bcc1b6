/** The names that stand in the machine's own hosts file, which the resolver without threads does not read. */
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';

/** Name in lower case → its addresses, in the order of the file. */
type HostsFile = ReadonlyMap<string, readonly string[]>;

const path = process.platform === 'win32' ? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32/drivers/etc/hosts') : '/etc/hosts';
let stamp: string | undefined;
let names: HostsFile = new Map();

/** Of the file as it is now: an operator may add a line while the gateway runs. */
export function inHostsFile(name: string): readonly string[] {
  const now = stampOf();
  if (now !== stamp) {
    stamp = now;
    names = readHosts(now === undefined ? '' : textOf());
  }
  return names.get(name.toLowerCase()) ?? [];
}

export function readHosts(text: string): HostsFile {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (isIP(address) === 0) continue;
    for (const alias of aliases) {
      const name = alias.toLowerCase();
      found.set(name, [...(found.get(name) ?? []), address]);
    }
  }
  return found;
}

/** Nothing where it may not be read. */
function textOf(): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function stampOf(): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
}
