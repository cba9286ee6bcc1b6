/** `41.39,2.17`, or `41,39 2,17` with decimal commas; anything else, or a place outside the globe, is no position. */
export function readCoordinates(text: string | null): { latitude: number; longitude: number } | null {
  const [, latitude, longitude] =
    /^(-?\d{1,2}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)$/.exec(text ?? '') ?? /^(-?\d{1,2},\d+)[\s;]+(-?\d{1,3},\d+)$/.exec(text ?? '') ?? [];
  if (latitude === undefined || longitude === undefined) return null;
  const position = { latitude: Number(latitude.replace(',', '.')), longitude: Number(longitude.replace(',', '.')) };
  return Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180 ? position : null;
}
