/** A name server on this machine that knows a few names, of both kinds, and keeps silent about others. */
import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';

export interface NameServer {
  /** As `127.0.0.1:5353`. */
  address: string;
  /** Names that were asked for, in order, without those of the newer kind of address. */
  asked: string[];
  close(): void;
}

const REFUSED = 0x05;
const NO_SUCH_NAME = 0x03;

/** @param answer what to say of a name: addresses that count for no time at all (TTL 0), that there is none, that it will not tell, or nothing at all */
export async function startNameServer(answer: (name: string) => readonly string[] | 'none' | 'refused' | 'silent'): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (message, { port, address }) => {
    const end = message.indexOf(0, 12) + 5;
    const name = nameIn(message);
    const isOld = message[end - 3] === 1;
    if (isOld) asked.push(name);
    const said = answer(name);
    if (said === 'silent') return;
    const records = Array.isArray(said) ? (said as string[]).filter((each) => (isIP(each) === 4) === isOld).map(recordOf) : [];
    const code = said === 'none' ? NO_SUCH_NAME : said === 'refused' ? REFUSED : 0;
    const header = Buffer.from([...message.subarray(0, 2), 0x81, 0x80 | code, 0, 1, 0, records.length, 0, 0, 0, 0]);
    socket.send(Buffer.concat([header, message.subarray(12, end), ...records]), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${socket.address().port}`, asked, close: () => socket.close() };
}

function nameIn(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; message[at] !== 0; at += message[at]! + 1) labels.push(message.toString('latin1', at + 1, at + 1 + message[at]!));
  return labels.join('.').toLowerCase();
}

/** A record for the name that was asked for. */
function recordOf(address: string): Buffer {
  const bytes = isIP(address) === 4 ? address.split('.').map(Number) : sixteen(address);
  return Buffer.from([0xc0, 12, 0, bytes.length === 4 ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, bytes.length, ...bytes]);
}

function sixteen(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const zeros = Array<string>(8 - groups(head).length - groups(tail).length).fill('0');
  return [...groups(head), ...zeros, ...groups(tail)].flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 0xff]);
}
