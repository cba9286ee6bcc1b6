import { msg } from '@lit/localize';

/** Milliseconds. */
const saidFor = 8_000;

/**
 * Copies the address that stands before the button, and says so in the empty status behind it. Where a page may not write to the clipboard,
 * as in most frames, the address is marked, so that the next key or tap copies it.
 */
export async function copyAddress(button: HTMLElement): Promise<void> {
  const address = button.previousElementSibling;
  const status = button.nextElementSibling;
  if (!address || !status) return;
  const copied = (await written(address.textContent)) || markedAndCopied(address);
  status.textContent = copied ? msg('Copiada.') : msg('L’hem marcada: copia-la amb el teclat o el menú.');
  // The row may soon show another address.
  setTimeout(() => (status.textContent = ''), saidFor);
}

function written(text: string): Promise<boolean> {
  // Absent outside secure contexts, whatever the types say.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  return (
    clipboard?.writeText(text).then(
      () => true,
      () => false,
    ) ?? Promise.resolve(false)
  );
}

function markedAndCopied(element: Element): boolean {
  getSelection()?.selectAllChildren(element);
  // The only way that frames without the permission have.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return document.execCommand('copy');
}
