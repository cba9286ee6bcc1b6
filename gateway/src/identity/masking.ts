/**
 * Masks an identifier for the screen: of its digits only the fourth to the seventh stay (LOPDGDD, seventh additional provision;
 * the data protection authorities' common guidance). `12345678X` becomes `***4567**`.
 */
export function maskIdentifier(identifier: string): string {
  const digits = identifier.replace(/\D/g, '');
  return digits.length >= 7 ? `***${digits.slice(3, 7)}**` : `***${identifier.slice(-4)}`;
}
