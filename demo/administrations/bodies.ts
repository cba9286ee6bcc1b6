/** The public bodies of the demo, with their real names and codes, and how each behaves by default. */
import type { FaultName } from './faults.js';

export interface Body {
  ine10: string;
  dir3?: string;
  name: string;
  /** Where its own folder lives: every link to a case file leads to this host. */
  host: string;
  /** The code is ours: supramunicipal bodies have one, but it is not published. */
  inventedCode?: true;
  /** What goes wrong there until somebody says otherwise at the control address. */
  fault?: FaultName;
}

const town = (ine10: string, name: string, host: string, fault?: FaultName): Body => ({
  ine10,
  dir3: `L01${ine10.slice(0, 6)}`,
  name,
  host: `seu.${host}.example`,
  ...(fault && { fault }),
});

export const abrera = town('0800180001', "Ajuntament d'Abrera", 'abrera');
export const granollers = town('0809610007', 'Ajuntament de Granollers', 'granollers');
export const vielha = town('2524300000', 'Ajuntament de Vielha e Mijaran', 'vielha-mijaran');
export const barcelona = town('0801930008', 'Ajuntament de Barcelona', 'barcelona');
export const santFruitos = town('0821350006', 'Ajuntament de Sant Fruitós de Bages', 'santfruitos');
export const badalona = town('0801550006', 'Ajuntament de Badalona', 'badalona', 'slow');
export const reus = town('4312330008', 'Ajuntament de Reus', 'reus', 'hang');
export const girona = town('1707920002', 'Ajuntament de Girona', 'girona', 'http-500');
export const tarragona = town('4314820002', 'Ajuntament de Tarragona', 'tarragona', 'broken-json');
export const lleida = town('2512070005', 'Ajuntament de Lleida', 'lleida', 'dirty');
export const vic = town('0829810007', 'Ajuntament de Vic', 'vic', 'recover-after-2');
/** Twenty-seven neighbours, and none of them is ours: the body that answers "nothing found". */
const gisclareny = town('0809300000', 'Ajuntament de Gisclareny', 'gisclareny');

export const diputacioBarcelona: Body = {
  ine10: '0890020002',
  dir3: 'L02000008',
  name: 'Diputació de Barcelona',
  host: 'seu.diba.example',
  inventedCode: true,
};

export const vallesOriental: Body = {
  ine10: '0894110007',
  name: 'Consell Comarcal del Vallès Oriental',
  host: 'seu.vallesoriental.example',
  inventedCode: true,
};

export const conselhGenerau: Body = {
  ine10: '2593910007',
  name: "Conselh Generau d'Aran",
  host: 'seu.aran.example',
  inventedCode: true,
};

/** Runs e-NOTUM and the exchange platform for all the others; it has no case files of its own here. */
export const aoc: Body = {
  ine10: '9821920002',
  name: 'Consorci Administració Oberta de Catalunya',
  host: 'www.aoc.example',
};

/** Bodies that answer the case file contract (HCC). */
export const HCC_BODIES: readonly Body[] = [
  abrera,
  granollers,
  vielha,
  barcelona,
  santFruitos,
  badalona,
  reus,
  girona,
  tarragona,
  lleida,
  vic,
  gisclareny,
  diputacioBarcelona,
  vallesOriental,
  conselhGenerau,
];

export const BODIES: readonly Body[] = [...HCC_BODIES, aoc];
