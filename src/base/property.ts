import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** Lit's decorator of the same name, without what it has for a form of decorators that this kit does not use. */
export const property =
  (options?: PropertyDeclaration) =>
  (prototype: ReactiveElement, name: PropertyKey): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
  };
