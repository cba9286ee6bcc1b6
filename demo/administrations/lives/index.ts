/** Who lives where: the code of each body, and what happened to the fictitious people there. */
import * as bodies from '../bodies.js';
import type { Life, Matter } from '../story.js';
import { abreraLife } from './abrera.js';
import { conselhLife, vielhaLife } from './aran.js';
import { santFruitosLife, vallesOrientalLife, vicLife } from './bages-and-valles.js';
import { barcelonaLife } from './barcelona.js';
import { badalonaLife, lleidaLife } from './coast-and-plain.js';
import { diputacioLife } from './diputacio.js';
import { granollersLife } from './granollers.js';
import { newcomerInAbrera, newcomerInBarcelona } from './newcomer.js';
import { gironaLife, reusLife, tarragonaLife } from './seldom-heard.js';

export const LIVES: Readonly<Record<string, Life>> = {
  [bodies.abrera.ine10]: and(abreraLife, newcomerInAbrera),
  [bodies.granollers.ine10]: granollersLife,
  [bodies.barcelona.ine10]: and(barcelonaLife, newcomerInBarcelona),
  [bodies.vielha.ine10]: vielhaLife,
  [bodies.conselhGenerau.ine10]: conselhLife,
  [bodies.santFruitos.ine10]: santFruitosLife,
  [bodies.vallesOriental.ine10]: vallesOrientalLife,
  [bodies.vic.ine10]: vicLife,
  [bodies.badalona.ine10]: badalonaLife,
  [bodies.lleida.ine10]: lleidaLife,
  [bodies.girona.ine10]: gironaLife,
  [bodies.reus.ine10]: reusLife,
  [bodies.tarragona.ine10]: tarragonaLife,
  [bodies.diputacioBarcelona.ine10]: diputacioLife,
};

function and(life: Life, matter: Matter): Life {
  return { ...life, matters: [...life.matters, matter] };
}
