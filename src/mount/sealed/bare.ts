/** A value that writes itself as JSON as it is: old libraries teach every list and object of a page to do so in their own way. */
export const bare = <T extends object>(value: T): T => Object.setPrototypeOf(value, null) as T;
