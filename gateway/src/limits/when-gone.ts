import type { FastifyReply } from 'fastify';

/** Aborted when the citizen goes away before the answer is complete, so that nobody is asked in vain. */
export function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new Error('the client went away'));
  });
  return gone.signal;
}
