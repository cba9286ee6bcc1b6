/** Aranese: its texts, and its dates, which no browser knows. */
import { dateWriters } from './localization.js';

export { templates } from './locales/oc-aranes.js';

const months = ['gèr', 'hereuèr', 'març', 'abriu', 'mai', 'junh', 'junhsèga', 'agost', 'seteme', 'octobre', 'noveme', 'deseme'];

const clock = new Intl.DateTimeFormat('ca', { timeZone: 'Europe/Madrid', hour: 'numeric', minute: '2-digit' });

dateWriters['oc-aranes'] = (day, date, shape) => {
  const [year = '', month = '', number = ''] = day.split('-');
  const name = months[Number(month) - 1] ?? '';
  const monthOfYear = `${name} de ${year}`;
  if (shape === 'month') return monthOfYear;
  const dayOfMonth = `${String(Number(number))} ${/^[ao]/.test(name) ? 'd’' : 'de '}${monthOfYear}`;
  return shape === 'day' ? dayOfMonth : `${dayOfMonth}, ${clock.format(date)}`;
};
