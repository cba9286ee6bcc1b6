import { SourceFailure } from '../folder/ports.js';

/** Deepest nesting that any of our contracts could need, many times over. */
const deepest = 32;

/**
 * Parses JSON strictly: a missing comma or an HTML page is the body's error to report, not ours to repair.
 * @throws {SourceFailure} `malformed`; the message never quotes the text
 */
export function parseJson(text: string, what: string): unknown {
  if (/^\s*</.test(text)) throw new SourceFailure('malformed', `${what}: answered with a page instead of JSON`);
  if (depthOf(text) > deepest) throw new SourceFailure('malformed', `${what}: the answer is nested deeper than ${deepest} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    // No `cause`: V8's message quotes the text around the mistake.
    if (error instanceof SyntaxError) throw new SourceFailure('malformed', `${what}: the answer is not JSON`);
    throw error;
  }
}

/** Nesting depth of brackets outside strings, found before parsing so that nothing deep is ever built. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) most = Math.max(most, ++depth);
    else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return most;
}
