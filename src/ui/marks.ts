import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';

/** What a state asks of the citizen: `waiting` time runs, `overdue` something is lost, `done` nothing more to do, `note` for the record. */
export type Tone = 'waiting' | 'overdue' | 'done' | 'note';

/** A state in words with its icon; the colour only underlines them. */
export const pill = (tone: Tone, name: IconName, text: string): TemplateResult =>
  html`<span class="pill ${tone}" part="status">${icon(name)}${text}</span>`;

const linkingWords = new Set(['de', 'del', 'dels', 'la', 'el', 'els', 'les', 'i', 'e', 'y', 'd', 'l', 's', 'era', 'eth', 'al', 'a']);

/** The initials of the last two words that carry the name: those that tell one town hall from another. */
export function initials(name: string): string {
  const words = name.split(/[\s'’·().,-]+/u).filter((word) => word && !linkingWords.has(word.toLowerCase()));
  return words
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** The mark of a body that brings no emblem. Its name stands beside it as text. */
export const emblem = (name: string): TemplateResult => html`<span class="emblem" aria-hidden="true">${initials(name)}</span>`;
