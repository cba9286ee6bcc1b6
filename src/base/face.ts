/**
 * The five faces of a tag, also its `:state()`:
 * - `signed-out`: nobody is signed in; the tag says what would be here.
 * - `loading`: asked, and nothing has come yet.
 * - `here`: at least one item is shown, also while some sources are still out.
 * - `empty`: every answer that came held nothing. The coverage says whether that can be trusted.
 * - `failed`: nothing could be asked at all.
 */
export type Face = 'signed-out' | 'loading' | 'here' | 'empty' | 'failed';
