/** For Playwright: frames get storage, kept apart for each site around them, as in a browser that nobody automates. */
export declare const partitionedStorage: string;
export declare function findBrowser(): Promise<{ executablePath: string; args: string[]; env: NodeJS.ProcessEnv }>;
