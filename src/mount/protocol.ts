/**
 * All that a page and a sealed frame in it say to each other. Types alone, so that they cost the loader nothing. No message has a
 * field that could carry anything of the citizen: what is not here does not cross.
 */
import type { Face } from '../base/face.js';

/** One tag of the kit as the page wrote it, under its own name also where the page has another prefix. */
export interface TagSetup {
  name: string;
  attributes: Record<string, string>;
}

/** What a frame is told in the fragment of its address, which reaches no server. At most 4 KB when written. */
export interface FrameSetup {
  tags: TagSetup[];
  /** The language of the page, or the one that `<my-space lang>` asks for. */
  lang: string;
  /** Whether `<my-space lang>` asks for it, so that the citizen has no choice. */
  fixed: boolean;
  theme: Theme;
  /** The page's `color-scheme` where the tag stands. */
  scheme: string;
  /** Origin and path of the page, without query. */
  page: string;
  /** `redirect` where the page cannot have a pop-up answer to it. */
  login?: string;
  /** What the issuer gave back to the page for the frame: base64url of a query string. */
  mk?: string;
}

/** The page's tokens by their name, `--my-…`, and `font-family`, `font-size` and `line-height`. At most 2 KB when written. */
export type Theme = Record<string, string>;

/** From the page to the frame, over the window, once: brings the port for everything else. */
export interface Connect {
  type: 'meu-espai/connect';
}

/** From the page to the frame, over the port. */
export type HostMessage =
  | { type: 'theme'; theme: Theme; scheme: string }
  | { type: 'lang'; lang: string; fixed: boolean }
  | { type: 'attributes'; tags: TagSetup[] };

/** From the frame to the page, over the port. */
export type FrameMessage =
  /** Height of the content in CSS pixels; once it is at rest also on paper, by each of the `paperWidths`. */
  | { type: 'height'; height: number; onPaper?: readonly number[] }
  /** The face of the tag at `index`. */
  | { type: 'state'; index: number; face: Face }
  /** Whether the citizen is at something inside. */
  | { type: 'focus'; within: boolean };
