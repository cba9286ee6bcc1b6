/** Traces come from many back ends. Some write times, codes and purposes in their own way, and always the same ones do. */
import type { Traca } from './contract.js';

type Habit = (trace: Traca) => Traca;

const HABITS: Readonly<Record<string, Habit>> = {
  // A time with a space and without T.
  DGT: (trace) => ({ ...trace, Atributos: { ...trace.Atributos, TimeStamp: trace.Atributos.TimeStamp.replace('T', ' ') } }),
  // Day, month and year without separators.
  MEPSYD: (trace) => ({
    ...trace,
    DatosGenericos: {
      ...trace.DatosGenericos,
      Transmision: {
        ...trace.DatosGenericos.Transmision,
        FechaGeneracion: trace.DatosGenericos.Transmision.FechaGeneracion.split('-').reverse().join(''),
      },
    },
  }),
  // The requester's short name where its code should stand.
  RGC: (trace) => ({
    ...trace,
    Atributos: { ...trace.Atributos, DatosAutorizacion: { ...trace.Atributos.DatosAutorizacion, IdentificadorSolicitante: 'CAOC' } },
  }),
};

/** The trace as its back end writes it. */
export const untidy: Habit = (trace) => HABITS[trace.Atributos.CodigoProducto]?.(trace) ?? trace;
