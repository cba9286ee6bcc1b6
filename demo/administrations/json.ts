/** An object on its way to or from JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;
