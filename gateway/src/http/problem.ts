/**
 * Errors as RFC 9457 problem documents, from a closed list. The texts are for engineers; the kit has its own words for citizens.
 */
import { Type, type Static } from '@sinclair/typebox';

const problems = {
  'token-missing': [401, 'No access token was sent'],
  'token-invalid': [401, 'The access token is not valid here'],
  'token-expired': [401, 'The access token has expired'],
  'proof-invalid': [401, 'The DPoP proof does not fit this request'],
  'proof-replayed': [401, 'The DPoP proof was used before'],
  'session-ended': [401, 'The session has ended'],
  'site-unregistered': [403, 'The site is not registered with this gateway'],
  'administration-unknown': [400, 'No such administration'],
  'parameter-invalid': [400, 'A parameter cannot be read'],
  'not-found': [404, 'Nothing is here'],
  'not-acceptable': [406, 'Only application/json and application/x-ndjson are answered'],
  'rate-limited': [429, 'The citizen asks too often'],
  overloaded: [503, 'Too many requests at the moment'],
  internal: [500, 'Something went wrong in the gateway'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

export const ProblemDocument = Type.Object(
  {
    type: Type.String({ description: 'urn:meu-espai:problem:<code>' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.Unsafe<ProblemCode>({ type: 'string', enum: Object.keys(problems) }),
    detail: Type.Optional(
      Type.String({ description: 'What was wrong, what was expected, what to do. Never holds a value of the citizen.' }),
    ),
  },
  { $id: 'Problem' },
);
export type ProblemDocument = Static<typeof ProblemDocument>;

/** Thrown anywhere in a route; answered as a problem document. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail ?? problems[code][1]);
  }

  get status(): number {
    return problems[this.code][0];
  }

  document(): ProblemDocument {
    const [status, title] = problems[this.code];
    return { type: `urn:meu-espai:problem:${this.code}`, title, status, code: this.code, ...(this.detail ? { detail: this.detail } : {}) };
  }
}
