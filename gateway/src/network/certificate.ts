/** A client certificate in files, as mutual TLS needs it: read, judged, and read again when the operator puts a new one in its place. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** Paths of PEM files. */
export interface CertificateFiles {
  certFile: string;
  keyFile: string;
  /** Certificates of the authorities that may have signed the server's, in place of the usual ones. */
  caFile?: string | undefined;
}

export interface Certificate {
  cert: string;
  key: string;
  ca?: string;
  /** Until when it is valid. */
  validTo: Date;
}

/** What is wrong with one of the files; never what is in it. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  constructor(
    readonly file: keyof CertificateFiles,
    message: string,
  ) {
    super(message);
  }
}

/** @throws {CertificateError} */
export function readCertificate(files: CertificateFiles): Certificate {
  const cert = readPem(files, 'certFile');
  const key = readPem(files, 'keyFile');
  const ca = files.caFile === undefined ? undefined : readPem(files, 'caFile');
  const certificate = parse('certFile', 'it holds no certificate in PEM', () => new X509Certificate(cert));
  const privateKey = parse('keyFile', 'it holds no private key in PEM that can be read without a passphrase', () => createPrivateKey(key));
  if (ca !== undefined) parse('caFile', 'it holds no certificate in PEM', () => new X509Certificate(ca));
  if (!certificate.checkPrivateKey(privateKey)) throw new CertificateError('keyFile', 'its key is not the one of the certificate');
  return { cert, key, ...(ca !== undefined && { ca }), validTo: new Date(certificate.validTo) };
}

/**
 * Gives the certificate as it is in the files now. One that cannot be read, as while it is being replaced, leaves the one before in use.
 * @param onChange told of each new certificate, or of what is wrong with it
 * @throws {CertificateError} at once, if there is none to begin with
 */
export function watchedCertificate(
  files: CertificateFiles,
  onChange: (outcome: Certificate | CertificateError) => void = () => undefined,
): () => Certificate {
  let seen = stamp(files);
  let current = readCertificate(files);
  return () => {
    const now = stamp(files);
    if (now === seen) return current;
    seen = now;
    try {
      current = readCertificate(files);
      onChange(current);
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      onChange(error);
    }
    return current;
  };
}

function readPem(files: CertificateFiles, name: keyof CertificateFiles): string {
  try {
    return readFileSync(files[name] ?? '', 'utf8');
  } catch (error) {
    throw new CertificateError(name, `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`);
  }
}

function parse<T>(file: keyof CertificateFiles, mistake: string, read: () => T): T {
  try {
    return read();
  } catch {
    // Without the cause: it may quote the file.
    throw new CertificateError(file, mistake);
  }
}

/** Changes when one of the files does. */
const stamp = ({ certFile, keyFile, caFile }: CertificateFiles): string =>
  [certFile, keyFile, ...(caFile === undefined ? [] : [caFile])]
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : 'none';
    })
    .join();
