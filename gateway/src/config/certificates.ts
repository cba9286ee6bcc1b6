/** Client certificates that the configuration names: found, judged, and their paths made whole. */
import { resolve } from 'node:path';
import { type CertificateFiles, CertificateError, readCertificate } from '../network/certificate.js';
import { at, listAt } from './raw.js';
import type { Config } from './schema.js';

/** Days before its end at which a certificate is worth a warning. */
const soon = 30;
const day = 86_400_000;

/** One line for each mistake and each warning, with its path; also where the rest of the configuration cannot be read. */
export function judgeCertificates(folder: string, config: unknown, now = new Date()): { mistakes: string[]; warnings: string[] } {
  const mistakes: string[] = [];
  const warnings: string[] = [];
  for (const [body, administration] of listAt(config, 'administrations').entries()) {
    for (const [index, source] of listAt(administration, 'sources').entries()) {
      const tls = at(source, 'tls');
      if (!isFiles(tls)) continue;
      const path = `/administrations/${body}/sources/${index}`;
      if (!String(at(source, 'url')).startsWith('https:')) mistakes.push(`${path}/tls: a certificate needs an https address`);
      try {
        const days = Math.floor((readCertificate(inFolder(folder, tls)).validTo.getTime() - now.getTime()) / day);
        if (days < 0) warnings.push(`${path}/tls/certFile: the certificate has expired; the body will refuse it`);
        else if (days < soon) warnings.push(`${path}/tls/certFile: the certificate expires in ${days} days`);
      } catch (error) {
        if (!(error instanceof CertificateError)) throw error;
        mistakes.push(`${path}/tls/${error.file}: ${error.message}`);
      }
    }
  }
  return { mistakes, warnings };
}

/** The same configuration with paths from the root: the process may stand in any folder. */
export const withWholePaths = (folder: string, config: Config): Config => ({
  ...config,
  administrations: config.administrations.map((administration) => ({
    ...administration,
    sources: administration.sources.map(({ tls, ...source }) => (tls ? { ...source, tls: inFolder(folder, tls) } : source)),
  })),
});

function inFolder(folder: string, { certFile, keyFile, caFile }: CertificateFiles): CertificateFiles {
  return {
    certFile: resolve(folder, certFile),
    keyFile: resolve(folder, keyFile),
    ...(caFile !== undefined && { caFile: resolve(folder, caFile) }),
  };
}

const isFiles = (value: unknown): value is CertificateFiles =>
  typeof at(value, 'certFile') === 'string' &&
  typeof at(value, 'keyFile') === 'string' &&
  ['string', 'undefined'].includes(typeof at(value, 'caFile'));
