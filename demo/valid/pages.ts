/** The identity pages: they work without script, and say plainly that nothing here is real. */
import { html, type Html } from '../http/html.js';
import { ENTITY, PEOPLE } from '../people.js';
import { METHODS, type Method } from './sign-ins.js';

const methods = Object.keys(METHODS) as Method[];

/** Choose a way in and a fictitious person. */
export function choicePage(attempt: string, problem?: string): string {
  return page(
    problem ? "Error: Identifica't" : "Identifica't",
    html`<h1>Identifica't</h1>
      <p>Tria com et vols identificar per continuar al servei que t'ha portat fins aquí.</p>
      ${alert(problem)}
      <form method="post" action="/identificacio">
        <input type="hidden" name="attempt" value="${attempt}" />
        <fieldset>
          <legend>Sistema d'identificació</legend>
          ${methods.map(
            (method, index) =>
              html`<div class="method">
                <input
                  type="radio"
                  id="method-${method}"
                  name="method"
                  value="${method}"
                  aria-describedby="about-${method}"
                  ${index === 0 ? html`checked` : html``}
                />
                <label for="method-${method}">${METHODS[method].name}</label>
                <p id="about-${method}">${METHODS[method].hint}</p>
              </div>`,
          )}
        </fieldset>
        <label for="person">Persona fictícia</label>
        <select id="person" name="person">
          ${PEOPLE.map(
            ({ identifier, name, surname1, surname2 }) =>
              html`<option value="${identifier}">${name} ${surname1} ${surname2} (${identifier})</option>`,
          )}
        </select>
        <div class="check">
          <input type="checkbox" id="representing" name="representing" value="yes" aria-describedby="about-representing" />
          <label for="representing">Com a representant de ${ENTITY.name} (${ENTITY.identifier})</label>
          <p id="about-representing">Només amb certificat digital de representant.</p>
        </div>
        ${buttons('Continua')}
      </form>`,
  );
}

/** Type the code that arrived on the phone, which is the page itself. */
export function codePage(attempt: string, code: string, problem?: string): string {
  return page(
    problem ? 'Error: Codi del mòbil' : 'Codi del mòbil',
    html`<h1>Escriu el codi del mòbil</h1>
      <p>
        En aquesta simulació no s'envia cap missatge. El codi que hauries rebut és
        <strong id="sent-code">${code}</strong>.
      </p>
      ${alert(problem)}
      <form method="post" action="/codi">
        <input type="hidden" name="attempt" value="${attempt}" />
        <label for="code">Codi de sis xifres</label>
        <input
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          ${problem ? html`aria-invalid="true"` : html``}
        />
        ${buttons('Continua')}
      </form>`,
  );
}

/** The request cannot be served, and there is nowhere safe to send the citizen back to. */
export function refusalPage(reason: string): string {
  return page(
    'No podem continuar',
    html`<h1>No podem continuar</h1>
      <p>${reason}</p>
      <p>Torna al lloc d'on venies i prova-ho de nou.</p>`,
  );
}

function buttons(verb: string): Html {
  return html`<div class="buttons">
    <button id="continue" name="action" value="continue">${verb}</button>
    <button id="cancel" name="action" value="cancel" class="quiet" formnovalidate>Cancel·la</button>
  </div>`;
}

function alert(problem: string | undefined): Html {
  return problem ? html`<p role="alert" class="problem">${problem}</p>` : html``;
}

function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="ca">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · VÀLid simulat</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" />
      </head>
      <body>
        <header>
          <p class="simulation">Simulació del servei VÀLid. Les persones són fictícies i cap dada no surt d'aquest ordinador.</p>
          <p class="service">
            <span class="mark" aria-hidden="true">V</span> <span>VÀLid <small>simulat</small></span>
          </p>
        </header>
        <main>${content}</main>
        <footer><p>Servei d'identificació de la demostració</p></footer>
      </body>
    </html>`.text;
}
