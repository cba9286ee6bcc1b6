interface ImportMeta {
  /** Resolved by Vite: the modules that match, by path. */
  glob(pattern: string): Record<string, () => Promise<unknown>>;
  glob(pattern: string, options: { eager: true }): Record<string, unknown>;
}
