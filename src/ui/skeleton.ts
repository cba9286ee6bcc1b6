import { html, type TemplateResult } from 'lit';

/** What stands in for count, heading and rows, in their height, so that nothing jumps when they come. */
export function loadingRows(rows: number): TemplateResult {
  return html`<div class="tally"><span class="bone badge"></span></div>
    <p class="group"><span class="bone badge"></span></p>
    <ul aria-hidden="true">
      ${Array.from(
        { length: rows },
        () =>
          html`<li class="row bones">
            <span class="emblem"></span>
            <div class="what"><span class="bone long"></span><span class="bone short"></span><span class="bone short"></span></div>
            <div class="state"><span class="bone badge"></span></div>
            <div class="more"><span class="bone badge"></span></div>
          </li>`,
      )}
    </ul>`;
}
