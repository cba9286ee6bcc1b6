/** The window that a frame opened: a port may be the source of a message, and its state is the test's to say. */
export class OpenedWindow {
  readonly sentTo: string[] = [];
  readonly port = Object.assign(new MessageChannel().port1, {
    closed: false,
    focused: 0,
    focus: () => {
      this.port.focused++;
    },
    close: () => {
      this.port.closed = true;
    },
    location: { replace: (address: string) => void this.sentTo.push(address) },
  });

  constructor(readonly address: string) {}

  /** Where it was sent to, as soon as it was. */
  async left(): Promise<URL> {
    for (let tries = 0; this.sentTo.length === 0 && tries < 150; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    return new URL(this.sentTo[0] ?? '');
  }
}
