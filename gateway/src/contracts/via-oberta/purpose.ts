/** A purpose as one text of which the code is the first word (`0226 Serveis de Benestar`), as a code alone, or as a text alone. */
export function readPurpose(text: string | null): { code: string | null; text: string | null } {
  const [match, code, words] = /^(\d{3,6})(?:[\s.:–-]+(.+))?$/.exec(text ?? '') ?? [];
  return match ? { code: code ?? null, text: words ?? null } : { code: null, text };
}
