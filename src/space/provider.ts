import { askForSpace, spaceOffered, spaceWanted, type Receive, type Space, type SpaceRequest } from './contexts.js';

/** Gives a space to every tag under a host; first `undefined`, so that tags wait for a late one. */
export class SpaceProvider {
  readonly #host: HTMLElement;
  readonly #given = new Map<Receive, { asker: Element; leave: () => void }>();
  #space: Space | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    host.addEventListener(spaceWanted, (event) => {
      this.#give(event as SpaceRequest);
    });
    host.addEventListener(spaceOffered, (event) => {
      if (event.composedPath()[0] !== host) this.#giveUp(event);
    });
  }

  /** To be called when the host has come to another place. */
  announce(): void {
    this.#host.dispatchEvent(new Event(spaceOffered, { bubbles: true, composed: true }));
  }

  provide(space: Space | undefined): void {
    this.#space = space;
    for (const [receive, { leave }] of this.#given) receive(space, leave);
  }

  #give(request: SpaceRequest): void {
    const { asker, receive } = request;
    request.stopPropagation();
    const leave = this.#given.get(receive)?.leave ?? (() => this.#given.delete(receive));
    this.#given.set(receive, { asker, leave });
    receive(this.#space, leave);
  }

  /** Those under the nearer provider ask that one from now on; the others find us again. */
  #giveUp(event: Event): void {
    event.stopPropagation();
    for (const [receive, { asker }] of [...this.#given]) askForSpace(asker, receive);
  }
}
