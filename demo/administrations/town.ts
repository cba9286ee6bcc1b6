/** One body at work: who it is, what it holds, and how it feels today. */
import type { Body } from './bodies.js';
import type { Calendar } from './calendar.js';
import type { EstatNotificacio } from './contract.js';
import type { Switchboard } from './faults.js';
import type { Records } from './records.js';
import type { Life } from './story.js';

export interface Town {
  body: Body;
  life: Life;
  calendar: Calendar;
  records: Records;
  switchboard: Switchboard;
  /** The state of a notification of its own, which changes when the citizen acts at e-NOTUM. */
  stateOfNotification: (id: number) => EstatNotificacio | undefined;
}
