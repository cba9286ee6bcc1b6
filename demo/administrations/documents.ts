/** The documents of a practised notification: small PDF files made on the spot, each the same every time. */
import type { Notificacio } from './contract.js';

export interface Document {
  nom: string;
  uuid: string;
  mida: number;
  content: Buffer;
}

/** The decision, and an annex where the notification belongs to a case file. */
export function documentsOf(item: Notificacio): { resolucio: Document; annexos: Document[] } {
  const of = (nom: string, number: number, line: string): Document => {
    const content = pdf([item.titol, item.emissor.nomOrganisme, line]);
    const uuid = `00000000-0000-4000-800${number}-${String(item.id).padStart(12, '0')}`;
    return { nom, uuid, mida: content.length, content };
  };
  return {
    resolucio: of('Notificació.pdf', 0, item.referencia ?? 'Sense referència'),
    annexos: item.expedient === undefined ? [] : [of(`Annex ${item.expedient}.pdf`, 1, `Expedient ${item.expedient}`)],
  };
}

/** The proof of what happened, as e-NOTUM offers it. */
export const evidenceOf = (item: Notificacio): Buffer =>
  pdf(['Evidència', item.titol, `Estat: ${item.estat}`, `Data: ${item.dataPracticada ?? '-'}`]);

/** One page of Helvetica. */
function pdf(lines: readonly string[]): Buffer {
  const text = lines.map((line, index) => `BT /F1 ${index === 0 ? 16 : 11} Tf 60 ${760 - 28 * index} Td (${latin(line)}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

const latin = (text: string): string => text.replace(/[^\u0020-\u00ff]/g, '?').replace(/[\\()]/g, String.raw`\$&`);
