/** The version of this kit; equals `version` in package.json, which a test checks. */
export const version = '0.1.0';

/** The part of a version within which copies of the kit understand each other. */
export const majorOf = (value: string): string => {
  const [major = '0', minor = '0'] = value.split('.');
  return major === '0' ? `0.${minor}` : major;
};
