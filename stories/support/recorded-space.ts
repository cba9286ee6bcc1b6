import type { TemplateResult } from 'lit';
import { render } from 'lit';
import { createGatewayClient } from '../../src/gateway/client.js';
import type { Coverage, Me, StreamLine } from '../../src/gateway/types.js';
import type { Session, SessionNotice, SessionState } from '../../src/session/session.js';
import { SpaceProvider } from '../../src/space/provider.js';
import dataUsage from '../answers/data-usage.ndjson?raw';
import me from '../answers/me.json' with { type: 'json' };
import notifications from '../answers/notifications.ndjson?raw';
import procedures from '../answers/procedures.ndjson?raw';

const recorded: Readonly<Record<string, string>> = {
  '/v1/procedures': procedures,
  '/v1/notifications': notifications,
  '/v1/data-usage': dataUsage,
};

/** What a story's gateway does with every question. */
export type Scene =
  /** Answers as it was recorded. */
  | 'answers'
  /** Answers at once for the first source; the others stay out. */
  | 'streams'
  /** Never answers. */
  | 'hangs'
  /** Every source answers that it has nothing. */
  | 'nothing'
  /** Nothing came, and one source did not answer. */
  | 'nothing-certain'
  /** Answers for the first source and breaks off. */
  | 'breaks-off'
  /** Cannot be reached. */
  | 'unreachable'
  /** Answers with many rows. */
  | 'many';

export interface SpaceOptions {
  scene?: Scene;
  session?: SessionState;
  notice?: SessionNotice;
  me?: Partial<Me>;
}

const linesOf = (text: string): StreamLine<{ id: string; title?: string }>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as StreamLine<{ id: string }>);

/** The recorded lines as a scene has them. */
function staged(scene: Scene, text: string): StreamLine<{ id: string }>[] {
  const lines = linesOf(text);
  const firstAnswer = lines.findIndex(({ kind }) => kind === 'source');
  if (scene === 'streams' || scene === 'breaks-off') return lines.slice(0, firstAnswer + 1);
  if (scene === 'nothing' || scene === 'nothing-certain')
    return lines.map((line, index) => emptied(line, scene === 'nothing' || index > firstAnswer));
  if (scene === 'many') return lines.map(multiplied);
  return lines;
}

function emptied(line: StreamLine<{ id: string }>, answered: boolean): StreamLine<{ id: string }> {
  if (line.kind !== 'source') return line;
  const coverage: Coverage = { ...line.coverage, items: 0, discarded: 0, state: answered ? 'empty' : 'late', retryable: !answered };
  return { ...line, coverage, items: [] };
}

function multiplied(line: StreamLine<{ id: string }>): StreamLine<{ id: string }> {
  if (line.kind !== 'source') return line;
  return {
    ...line,
    items: Array.from({ length: 100 }, (_, copy) => line.items.map((item) => ({ ...item, id: `${item.id}-${String(copy)}` }))).flat(),
  };
}

function answer(scene: Scene, path: string, changes: Partial<Me>): Promise<Response> {
  if (scene === 'hangs') return new Promise(() => undefined);
  if (scene === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
  if (path === '/v1/me') return Promise.resolve(Response.json({ ...me, ...changes }));
  const lines = staged(scene, recorded[path] ?? '');
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const line of lines) controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
      // Breaking off at once would also lose what has just been sent.
      if (scene === 'breaks-off')
        setTimeout(() => {
          controller.error(new TypeError('network error'));
        }, 50);
      else if (scene !== 'streams') controller.close();
    },
  });
  return Promise.resolve(new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }));
}

class RecordedSession extends EventTarget implements Session {
  readonly person: string | undefined;

  constructor(
    readonly state: SessionState,
    readonly notice: SessionNotice | undefined,
    readonly fetch: Session['fetch'],
  ) {
    super();
    this.person = state === 'signed-in' ? 'story' : undefined;
  }

  signIn(): Promise<void> {
    return Promise.resolve();
  }

  signOut(): Promise<void> {
    return Promise.resolve();
  }
}

/** Draws tags inside a space that answers from the recording, so that no gateway is needed and each story has its own. */
export function inSpace(content: TemplateResult, options: SpaceOptions = {}): HTMLElement {
  const { scene = 'answers', session = 'signed-in', notice } = options;
  const wrapper = document.createElement('div');
  const recordedSession = new RecordedSession(session, notice, (path) =>
    answer(scene, new URL(path, 'https://gateway.example').pathname, options.me ?? {}),
  );
  new SpaceProvider(wrapper).provide({
    session: recordedSession,
    gateway: createGatewayClient(recordedSession.fetch),
    settings: { gateway: 'https://gateway.example', administration: '0800180001' },
  });
  render(content, wrapper);
  return wrapper;
}
