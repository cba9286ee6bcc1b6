/** Processes of the bench: each measured thing runs in one of its own, and none outlives us. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of this folder that answers messages. */
export interface Program {
  /** Sends a message and waits for its answer. One at a time. */
  ask: (message: object) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** Starts `name.ts` of this folder; it says once that it is ready and with what. */
export async function startProgram(name: string): Promise<{ program: Program; ready: unknown }> {
  const child = fork(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ready = await answer(child, name);
  return {
    ready,
    program: {
      ask: async (message) => {
        const answered = answer(child, name);
        child.send(message);
        return answered;
      },
      stop: () =>
        new Promise((resolve) => {
          process.off('exit', endWithUs);
          child.once('exit', () => resolve());
          child.kill('SIGKILL');
        }),
    },
  };
}

function answer(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`The bench's ${name} ended early.`));
    child.once('exit', ended);
    child.once('message', (message: { error?: string }) => {
      child.off('exit', ended);
      if (message.error === undefined) resolve(message);
      else reject(new Error(`${name}: ${message.error}`));
    });
  });
}

/** The other side: answers each message of the bench with what `handle` gives. */
export function answerTheBench(ready: object, handle: (message: unknown) => Promise<object> | object): void {
  process.on('message', (message) => {
    Promise.resolve(message)
      .then(handle)
      .then(
        (result) => process.send?.(result),
        (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit());
  process.send?.(ready);
}
