/** Certificates for tests, written in DER by hand: Node signs, but makes no certificate, and openssl is not on every machine. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface MadeCertificate {
  /** PEM. */
  cert: string;
  /** PEM, PKCS#8. */
  key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface CertificateOrder {
  name: string;
  /** Who signs it; itself if absent. */
  by?: MadeCertificate;
  /** Names and IPv4 addresses of a server. */
  hosts?: string[];
  authority?: boolean;
  from?: Date;
  to?: Date;
}

const day = 86_400_000;

export function makeCertificate({ name, by, hosts = [], authority = false, ...order }: CertificateOrder): MadeCertificate {
  const { from = new Date(Date.now() - day), to = new Date(Date.now() + 90 * day) } = order;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    ...(authority ? [extension('551d13', sequence(tlv(0x01, Buffer.from([0xff]))))] : []),
    ...(hosts.length > 0 ? [extension('551d11', sequence(...hosts.map(alternativeName)))] : []),
  ];
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(by?.name ?? name),
    sequence(time(from), time(to)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [tlv(0xa3, sequence(...extensions))] : []),
  );
  const signature = sign('sha256', body, by?.privateKey ?? privateKey);
  const der = sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  return {
    name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function tlv(tag: number, value: Buffer): Buffer {
  const size = value.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}
const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, Buffer.concat(parts));
const integer = (bytes: Buffer): Buffer => tlv(0x02, bytes);
const objectId = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));
const distinguishedName = (name: string): Buffer => sequence(tlv(0x31, sequence(objectId('550403'), tlv(0x0c, Buffer.from(name)))));
const time = (date: Date): Buffer => tlv(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const extension = (id: string, value: Buffer): Buffer => sequence(objectId(id), tlv(0x04, value));
const alternativeName = (host: string): Buffer =>
  /^[\d.]+$/.test(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host));
