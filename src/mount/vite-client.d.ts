interface ImportMeta {
  /** Resolved by Vite: the modules that match, by path. */
  glob(pattern: string): Record<string, () => Promise<unknown>>;
}
