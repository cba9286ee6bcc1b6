/** A document on its way to a citizen's disk: name and type are ours to answer for, whatever its sender said. */

/** Endings that no common system runs. */
const harmless = new Set(
  'pdf,xml,xsig,xades,p7s,p7m,asice,asics,txt,csv,png,jpg,jpeg,gif,tif,tiff,odt,ods,odp,doc,docx,xls,xlsx,ppt,pptx,rtf,zip,eml'.split(','),
);
const longestName = 120;

/** A name that is one on every system, shows all of itself, and ends harmlessly. */
export function safeName(name: string, standard: string): string {
  const tidy = name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    // Controls, marks of direction and everything else that does not show, and what some system forbids in a name.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029<>:"|?*%;]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (tidy === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(tidy)) return standard;
  const [, stem = '', ending = ''] = /^(.*?)(?:\.([^.]*))?$/s.exec(tidy) ?? [];
  // A cut through a surrogate pair would leave half a character.
  const short = (stem || 'document')
    .slice(0, longestName)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  const kept = /^[a-z0-9]{1,5}$/i.test(ending) ? ending.toLowerCase() : '';
  return harmless.has(kept) ? `${short}.${kept}` : `${short}${kept && `.${kept}`}.bin`;
}

/** Only what is surely a PDF is called one; nothing is ever called a page or a picture that a browser would show. */
export const safeType = (content: Buffer): string =>
  content.subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : 'application/octet-stream';
