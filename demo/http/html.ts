/** Text on its way into HTML. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

class Html {
  constructor(readonly text: string) {}
}

/** Tagged template that escapes every value but nested results of its own. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  const show = (value: (typeof values)[number]): string =>
    value instanceof Html
      ? value.text
      : Array.isArray(value)
        ? (value as readonly Html[]).map(({ text }) => text).join('')
        : escapeHtml(String(value));
  return new Html(strings.reduce((text, part, index) => text + show(values[index - 1] ?? '') + part));
}

export type { Html };
