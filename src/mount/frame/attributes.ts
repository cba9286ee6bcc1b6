/** Sets only what the tag declares: nothing that a browser gives a meaning to on every element. */
export function setAttributes(tag: Element, attributes: Readonly<Record<string, string>>): void {
  const { observedAttributes = [] } = customElements.get(tag.localName) as { observedAttributes?: readonly string[] };
  for (const name of observedAttributes) {
    const value = attributes[name];
    if (name === 'lang') continue;
    if (value === undefined) tag.removeAttribute(name);
    else if (tag.getAttribute(name) !== value) tag.setAttribute(name, value);
  }
}
