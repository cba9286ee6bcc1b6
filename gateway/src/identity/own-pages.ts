/** Id of our own client at the issuer; a site's id has ten digits. */
export const OWN_CLIENT = 'pages';
export const OWN_START_PATH = '/act/sign-in';
export const OWN_RETURN_PATH = '/act/signed-in';

/** Whether it is a path of our own pages and nothing that a browser could read as another host. */
export function isOwnPage(path: string): boolean {
  const base = 'https://own.invalid';
  if (!/^\/[\x21-\x7e]*$/.test(path) || path.includes('\\') || !URL.canParse(path, base)) return false;
  const { origin, pathname } = new URL(path, base);
  return (
    origin === base &&
    path.startsWith(pathname) &&
    /^\/(act|folder)\/./.test(pathname) &&
    pathname !== OWN_START_PATH &&
    pathname !== OWN_RETURN_PATH
  );
}
