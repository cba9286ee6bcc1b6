/** Words of the pages of legal acts, in the four languages of the product. What comes from an administration is shown as it came. */
import type { AssuranceLevel, Notification } from '../../folder/model.js';
import type { PageLanguage } from '../../pages/language.js';
import type { Act, RefusalCode } from '../types.js';
import { ca } from './texts/ca.js';
import { en } from './texts/en.js';
import { es } from './texts/es.js';
import { oc } from './texts/oc.js';

/** What stands around every page. */
interface FrameTexts {
  service: string;
  languages: string;
  signedInAs: (name: string, identifier: string) => string;
  onBehalfOf: (name: string, identifier: string) => string;
  officialTime: (time: string) => string;
  /** Never asks for a password: the mark by which a forgery can be told. */
  never: (operator: string) => string;
}

/** A page that says one thing: a heading, what it means, what to do. */
export interface Saying {
  title: string;
  text: string;
}

interface WayTexts {
  signedOut: Saying;
  signingInIsNoAct: string;
  signInEnded: Record<'cancelled' | 'failed', string>;
  signIn: string;
  signInOtherwise: string;
  signInAgain: Saying;
  notFound: Saying;
  /** Not all of the citizen's list could be read. */
  beyondReach: Saying;
  unavailable: Saying;
  /** The register does not even show its list. */
  unasked: Record<'level-too-low' | 'not-represented', string>;
  tooOften: Saying;
  internal: Saying;
  refused: Saying;
  /** Going back; true of whatever was done before. */
  left: Saying;
  /** Said only of a request that could have sent something and did not. */
  notSent: string;
  backTo: (site: string) => string;
  tryAgain: string;
  toIssuer: (host: string) => string;
  back: string;
  backToIt: string;
}

interface FactTexts {
  heading: string;
  sender: string;
  kind: string;
  kinds: Record<Notification['kind'], string>;
  title: string;
  reference: string;
  caseFile: string;
  register: string;
  deposited: string;
  expires: string;
  estimated: string;
  served: string;
  level: string;
  levels: Record<AssuranceLevel, string>;
  channel: string;
  digital: string;
  alsoOnPaper: string;
  daysLeft: (days: number) => string;
  now: string;
}

interface ChoiceTexts {
  heading: string;
  /** What each choice does. */
  effect: Record<Act, Saying>;
  silence: string;
  /** The term runs out; `when` is a date, or missing. */
  expires: (when: string | null) => string;
  /** What its running out means for whom it is known to bind, and for whom it is not. */
  deemedRejected: string;
  deemedRejectedIf: string;
  neverExpires: string;
  alsoOnPaper: string;
  courtesy: string;
  button: Record<Act, string>;
  nothingYet: string;
  /** An act of unknown result may be asked for anew. */
  again: string;
}

interface ConfirmTexts {
  title: Record<Act, string>;
  sentence: Record<Act, (title: string, body: string) => string>;
  onBehalfOf: (name: string) => string;
  final: string;
  understood: Record<Act, string>;
  button: Record<Act, string>;
  back: string;
  tooSoon: string;
  stale: string;
  unticked: string;
  contactMissing: string;
  /** From the click that acts until the answer. */
  sending: string;
  error: string;
  channelHeading: string;
  channelText: string;
  channelChoice: (body: string) => string;
  email: string;
  phone: string;
  channelHint: string;
}

interface OutcomeTexts {
  done: Record<Act, string>;
  /** Instead, where only the register's list says so. */
  listed: Record<Act, string>;
  doneText: Record<Act, string>;
  /** The register's list shows the outcome; whose act it was is not known. */
  byList: string;
  /** It is on record here, and the register's list still says that it is available. */
  notListedYet: string;
  notDone: string;
  refusals: Record<RefusalCode, string>;
  unknown: Saying;
  underWay: Saying;
  /** Of an act of unknown result: what goes on meanwhile, and what can be done about it. */
  termRuns: string;
  comeBack: string;
  lookNow: string;
  receipt: {
    heading: string;
    what: string;
    whatAsked: string;
    acts: Record<Act, string>;
    officialTime: string;
    writtenDown: string;
    asked: string;
    who: string;
    whoAsked: string;
    onBehalfOf: string;
    level: string;
    key: string;
    issuedBy: string;
    channel: string;
    channelChanged: string;
    print: string;
    keep: string;
  };
}

interface StateTexts {
  /** A notification that nothing more can be done with. */
  final: Record<Exclude<Notification['state'], 'available'>, Saying>;
  paperFirst: string;
  /** Where what could not be delivered on paper is announced; no contract tells whether this one was. */
  edict: { text: string; link: string };
  level: {
    title: string;
    needed: (needed: string, current: string) => string;
    how: Record<AssuranceLevel, string>;
    button: (needed: string) => string;
    returns: string;
  };
  notRepresented: (name: string) => Saying;
  representationUnverified: (name: string) => Saying;
}

interface ContentTexts {
  heading: string;
  /** Leads to it from what stands above. */
  readBelow: string;
  documents: string;
  roles: Record<'decision' | 'annex', string>;
  download: (name: string) => string;
  evidence: string;
  evidenceText: string;
  none: string;
  discarded: (count: number) => string;
  unavailable: string;
  downloadFailed: Saying;
}

interface IncidentTexts {
  link: string;
  title: string;
  text: string;
  /** Instead, of what has no term that one could miss. */
  communication: string;
  steps: string[];
  report: (operator: string) => string;
  data: string;
  /** What the gateway's own log says of the time in which it could be opened. */
  outages: {
    heading: string;
    seen: (count: number) => string;
    kinds: Record<'enotum' | 'gateway', string>;
    ongoing: string;
    /** Before those that are named, where there were more. */
    longest: (count: number) => string;
    none: string;
    basis: string;
  };
}

export interface ActTexts {
  frame: FrameTexts;
  way: WayTexts;
  facts: FactTexts;
  choice: ChoiceTexts;
  confirm: ConfirmTexts;
  outcome: OutcomeTexts;
  state: StateTexts;
  contents: ContentTexts;
  incident: IncidentTexts;
}

export const actTexts: Record<PageLanguage, ActTexts> = { ca, es, oc, en };
