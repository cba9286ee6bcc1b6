import { checkFrame } from './checks/frame.js';
import { checkLoader } from './checks/loader.js';
import { checkBase, checkMixedContent, checkPage } from './checks/page.js';
import { checkPolicy } from './checks/policy.js';
import { checkRegistration } from './checks/registration.js';
import { checkSpace } from './checks/space.js';
import { checkTags } from './checks/tags.js';
import { checkWindow } from './checks/window.js';
import { type Finding, Findings } from './finding.js';
import { NoAnswer } from './http.js';
import { type Visit, visit } from './visit.js';

/** Looks at a page as the server sends it and at the gateway that it names. Changes nothing, signs nobody in. */
export async function examine(address: URL, options: { gateway?: URL } = {}): Promise<readonly Finding[]> {
  const findings = new Findings();
  let visited: Visit;
  try {
    visited = await visit(address, findings);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    findings.about('page').mistake(error.message, 'Give the address as a browser on any network would open it.');
    return findings.all;
  }
  checkPage(visited);
  if (visited.answer.status !== 200) return findings.all;
  checkBase(visited);
  await checkLoader(visited);
  checkSpace(visited, options.gateway);
  checkTags(visited);
  await checkRegistration(visited);
  checkPolicy(visited);
  checkWindow(visited);
  checkMixedContent(visited);
  await checkFrame(visited);
  return findings.all;
}
