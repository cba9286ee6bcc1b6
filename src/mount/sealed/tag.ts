import type { Connect, FrameMessage, FrameSetup, HostMessage, TagSetup } from '../protocol.js';
import { bare } from './bare.js';
import { create } from './page.js';
import { attributes, heights, type Heights } from './tags.js';

// Taken at once: what other scripts put in their place later is not ours.
const { stringify } = JSON;
const Channel = MessageChannel;
const encode = encodeURIComponent;

const sandbox =
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads allow-top-navigation-by-user-activation';

/** CSS pixels; on a narrower page a tag's text takes more lines. */
const narrow = 600;
/** CSS pixels; more than any list is high. */
const highest = 1e5;

/** Heights from the last visit in this tab, by the tags of a frame; `later.js` writes them down. */
let kept: Record<string, string> | undefined;
try {
  kept = sessionStorage;
} catch {
  // A page that may keep nothing.
}

const sheet = new CSSStyleSheet();
// Around its content the frame has room for a focus ring, which is not to move the content. At its end it must not widen the page.
sheet.replaceSync(':host(:not([hidden])),iframe{display:block}iframe{border:0;margin:-4px 0 -4px -4px;width:calc(100% + 4px)}');

/** A tag on the page: an empty element, which shows a frame of the gateway or leaves that to the first tag of its group. */
export class SealedTag extends HTMLElement {
  /** What the tag shows, as its frame says; also its `:state()`. */
  face: string | undefined;
  /** Whether the citizen is at something in its frame. */
  focused: boolean | undefined;
  /** Its own name, where the page has another prefix. */
  name!: string;
  /** The frame, if it is with this tag, and the tags that it shows. */
  frame: HTMLIFrameElement | undefined;
  group!: readonly SealedTag[];
  /** The way to the document that the frame has loaded. */
  port: MessagePort | undefined;

  #root: Node = this;
  #states: CustomStateSet | undefined;
  #document: string | undefined;
  /** What the frame was told last. */
  told!: FrameSetup;

  constructor() {
    super();
    // A page may have put its own in the place of these: then the frame stands in the element itself, which seals it no less.
    try {
      this.#states = this.attachInternals().states;
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      root.adoptedStyleSheets = [sheet];
      this.#root = root;
    } catch {
      // Nothing is lost but hooks for style sheets.
    }
  }

  /** What the frame needs to know of this tag. */
  get setup(): TagSetup {
    const setup: TagSetup = bare({ name: this.name, attributes: bare({}) });
    for (const attribute of attributes) {
      const value = this.getAttribute(attribute);
      if (value !== null) setup.attributes[attribute] = value;
    }
    return setup;
  }

  /**
   * Shows the frame of a group of tags, this one being its first.
   * @param document origin and path of the frame's document; with another one it is another frame
   */
  show(document: string, setup: FrameSetup, group: readonly SealedTag[]): void {
    this.told = setup;
    this.group = group;
    if (this.#document !== document) {
      this.clear();
      this.#document = document;
      const frame = Object.assign(create('iframe'), {
        sandbox: sandbox as never,
        allow: '',
        referrerPolicy: 'strict-origin',
        // What is out of sight may wait.
        loading: this.getBoundingClientRect().top > innerHeight ? 'lazy' : 'eager',
        width: '100%',
        // A number, too, becomes text there.
        height: (kept?.[`meu-espai/${stringify(setup.tags)}`] ??
          group.reduce((sum, { name }) => sum + (heights[name] as Heights)[innerWidth < narrow ? 1 : 0], 0)) as string,
        // The query is what lets the gateway send the right files along; it decides on nothing.
        src: `${document}?tags=${group.map(({ name }) => name).join()}&lang=${setup.lang}#${encode(stringify(setup))}`,
        // Again after every move in the page, which makes a browser load a frame anew.
        onload: () => {
          const { port1, port2 } = new Channel();
          port1.onmessage = ({ data }: MessageEvent<FrameMessage>) => {
            if (data.type === 'height') frame.height = Math.min(data.height, highest) as never;
            else if (data.type === 'focus') this.focused = data.within;
            else this.group[data.index]?.turn(data.face);
          };
          frame.contentWindow?.postMessage({ type: 'meu-espai/connect' } satisfies Connect, document, [port2]);
          this.port = port1;
          this.#tell();
        },
      });
      this.#root.appendChild((this.frame = frame));
    }
    // By the object model, which no policy of the page forbids. A frame whose scheme is not that of its document gets an opaque ground.
    (this.frame as HTMLIFrameElement).style.colorScheme = setup.scheme;
    this.#tell();
  }

  /** Says how things are now. What the frame knows already costs it nothing. */
  #tell(): void {
    const { tags, lang, fixed, theme, scheme } = this.told;
    const say = (message: HostMessage) => this.port?.postMessage(message);
    say({ type: 'attributes', tags });
    say({ type: 'lang', lang, fixed });
    say({ type: 'theme', theme, scheme });
  }

  /** Shows nothing. */
  clear(): void {
    this.#document = undefined;
    this.frame?.remove();
    this.frame = undefined;
  }

  turn(face: string): void {
    this.face = face;
    try {
      this.#states?.clear();
      this.#states?.add(face);
    } catch {
      // Browsers before `:state()` throw on undashed names.
    }
  }
}
