/** axe in every frame of a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on the page and in its frames, one line each. */
export async function axe(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) found.push(...(await inFrame(page, frame)));
  return found;
}

async function inFrame(page: Page, frame: Frame): Promise<string[]> {
  const evaluate = await isolated(page, frame);
  if (!evaluate) return [];
  await evaluate.run(source);
  const found = await evaluate.run(
    `axe.run(document, { iframes: false, runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + JSON.stringify(target) + ' ' + failureSummary)))`,
  );
  await evaluate.end();
  const where = frame === page.mainFrame() ? '' : `${new URL(frame.url()).pathname}${new URL(frame.url()).search}: `;
  return (found as string[]).map((line) => where + line);
}

/** Runs beside the frame's own world, so that a strict policy does not stop it. */
async function isolated(
  page: Page,
  frame: Frame,
): Promise<{ run: (expression: string) => Promise<unknown>; end: () => Promise<void> } | undefined> {
  if (frame.isDetached()) return undefined;
  const session = await sessionOf(page, frame);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  return {
    run: async (expression) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId: executionContextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as unknown;
    },
    end: () => session.detach(),
  };
}

/** A frame of another site is a target of its own. */
const sessionOf = (page: Page, frame: Frame): Promise<CDPSession> =>
  page.context().newCDPSession(frame === page.mainFrame() ? page : frame);
