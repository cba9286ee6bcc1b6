/** Data services of the exchange platform that appear in the demo: product, modality and who provides the data. */

interface Product {
  modality: string;
  provider: string;
  providerNif?: string;
}

const PRODUCTS = {
  PADRO: { modality: 'TITULAR', provider: 'Consorci AOC', providerNif: 'Q0801175A' },
  AEAT: { modality: 'CORRENT_PAGAMENT', provider: 'Agencia Estatal de Administración Tributaria', providerNif: 'Q2826000H' },
  TGSS: { modality: 'CORRENT_PAGAMENT', provider: 'Tresoreria General de la Seguretat Social', providerNif: 'Q2827003A' },
  DGP_IDENTITAT: { modality: 'VERIFICACIO_DADES', provider: 'Direcció General de la Policia' },
  CADASTRE: { modality: 'DADES_CADASTRALS', provider: 'Direcció General del Cadastre' },
  SOC: { modality: 'DEMANDANT_OCUPACIO', provider: "Servei Públic d'Ocupació de Catalunya" },
  INEM: { modality: 'PRESTACIO_ATUR', provider: "Servei Públic d'Ocupació Estatal" },
  TFN: { modality: 'VIGENCIA', provider: 'Departament de Drets Socials' },
  GRAU_DISCAPACITAT: { modality: 'VIGENT', provider: 'Departament de Drets Socials' },
  PRESTACIONS_SOCIALS: { modality: 'PRESTACIONS', provider: 'Institut Nacional de la Seguretat Social' },
  DGT: { modality: 'DADES_VEHICLE', provider: 'Direcció General de Trànsit' },
  MEPSYD: { modality: 'TITULS_NO_UNIVERSITARIS', provider: "Ministeri d'Educació" },
  REGISTRE_CIVIL: { modality: 'NAIXEMENT', provider: 'Ministeri de Justícia' },
  ATC: { modality: 'CORRENT_PAGAMENT', provider: 'Agència Tributària de Catalunya' },
  RGC: { modality: 'CONTRACTACIO', provider: "Departament d'Economia i Finances" },
} as const satisfies Record<string, Product>;

export type ProductCode = keyof typeof PRODUCTS;

export const productOf = (code: ProductCode): Product => PRODUCTS[code];
