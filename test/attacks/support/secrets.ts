/** What a page must not get hold of: the citizen's rows and name, and every code and token that passed while it was open. */
import type { Request, Response } from 'playwright-core';
import type { HostWorld } from './host-world.js';

export class Secrets {
  readonly #texts = new Map<string, string>();

  constructor(world: Pick<HostWorld, 'canary' | 'secrets'>) {
    const [row = '', identifier = '', name = ''] = world.secrets;
    this.#add('a row', row);
    this.#add('an identifier', identifier);
    this.#add('a name', name);
  }

  /** Tokens as they go to the API, codes as they come back to our own pages. */
  learn(request: Request): void {
    const { authorization } = request.headers();
    if (authorization) this.#add('an access token', authorization.split(' ')[1] ?? '');
    const { pathname, searchParams } = new URL(request.url());
    if (/\/frame\/\d+\/callback$/.test(pathname)) this.#add('a code', searchParams.get('code') ?? '');
  }

  learnTokens(response: Response): void {
    if (!response.url().endsWith('/oidc/token') || response.request().method() !== 'POST') return;
    response.json().then(
      (answer: Record<string, unknown>) => {
        for (const name of ['access_token', 'refresh_token', 'id_token']) {
          if (typeof answer[name] === 'string') this.#add(name, answer[name]);
        }
      },
      () => undefined,
    );
  }

  /**
   * Tokens as a frame of ours keeps them.
   * @param kept JSON, or JSON within it
   * @returns whether there were any
   */
  learnKept(kept: string): boolean {
    const tokens = [...kept.matchAll(/(access_token|refresh_token|id_token)\\*":\s*\\*"([\w.~-]+)/g)];
    for (const [, what = '', token = ''] of tokens) this.#add(what, token);
    return tokens.length > 0;
  }

  /** Which of them stand in the text, plain or written in another way. */
  in(text: string): string[] {
    const found = new Set<string>();
    for (const [secret, what] of this.#texts) {
      // A token in pieces is a token, too: its signature alone is enough to look for.
      const forms = [
        secret,
        secret.split('.').at(-1)!,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      ];
      if (forms.some((form) => form.length > 5 && text.includes(form))) found.add(what);
    }
    return [...found];
  }

  #add(what: string, secret: string): void {
    if (secret.length > 5) this.#texts.set(secret, what);
  }
}
