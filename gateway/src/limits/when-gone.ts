import type { FastifyReply } from 'fastify';

/** Aborted when the citizen goes away before the answer is complete, so that nobody is asked in vain. */
export function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const leave = () => {
    if (!raw.writableFinished) gone.abort(new Error('the client went away'));
  };
  // Perhaps while it was looked at who asks.
  if (raw.closed) leave();
  else raw.once('close', leave);
  return gone.signal;
}
