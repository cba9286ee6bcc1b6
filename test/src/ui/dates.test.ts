import { expect } from '@open-wc/testing';
import '../../../src/i18n/aranese.js';
import { calendarDay, dateText, daysBetween, distanceText, monthText, sortable } from '../../../src/ui/dates.js';

describe('dates', () => {
  describe('calendarDay', () => {
    for (const [instant, day, why] of [
      ['2026-03-09T23:30:00Z', '2026-03-10', 'is already the next day in Madrid in winter'],
      ['2026-06-09T22:30:00Z', '2026-06-10', 'is already the next day in Madrid in summer'],
      ['2026-03-10T00:00:00+01:00', '2026-03-10', 'is midnight in Madrid'],
      ['2026-03-10T00:30:00+02:00', '2026-03-09', 'has an offset of another place'],
      ['2026-10-25T02:30:00+01:00', '2026-10-25', 'is the second half past two of that night'],
      ['2026-03-10', '2026-03-10', 'is a bare day'],
    ] as const) {
      it(`should be ${day} for ${instant}, which ${why}`, () => {
        expect(calendarDay(instant)).to.equal(day);
      });
    }

    it('should be undefined for what is no date', () => {
      expect(calendarDay('ahir')).to.equal(undefined);
      expect(calendarDay('2026-13-40')).to.equal(undefined);
    });
  });

  describe('daysBetween', () => {
    it('should count calendar days across both changes of the clock', () => {
      expect(daysBetween('2026-03-28T23:00:00+01:00', '2026-03-30T01:00:00+02:00')).to.equal(2);
      expect(daysBetween('2026-10-24', '2026-10-26')).to.equal(2);
    });

    it('should count from one minute before midnight to one minute after as a day', () => {
      expect(daysBetween('2026-03-10T23:59:00+01:00', '2026-03-11T00:01:00+01:00')).to.equal(1);
    });
  });

  describe('dateText', () => {
    it('should never give a bare day a clock time', () => {
      for (const locale of ['ca', 'es', 'oc-aranes', 'en'] as const) {
        expect(dateText('2026-03-10', { time: true, locale })).not.to.match(/\d:\d\d/);
      }
    });

    it('should print the clock time of Madrid where the body told one', () => {
      expect(dateText('2026-06-12T21:59:59Z', { time: true, locale: 'ca' })).to.equal('12 de juny del 2026, 23:59');
      expect(dateText('2026-06-12T21:59:59Z', { time: true, locale: 'oc-aranes' })).to.equal('12 de junh de 2026, 23:59');
    });

    it('should name the Aranese months, which browsers do not know', () => {
      expect(dateText('2026-10-02', { locale: 'oc-aranes' })).to.equal('2 d’octobre de 2026');
      expect(monthText('2026-01', 'oc-aranes')).to.equal('gèr de 2026');
    });

    it('should show what is no date as it came', () => {
      expect(dateText('abans de Nadal')).to.equal('abans de Nadal');
    });
  });

  describe('distanceText', () => {
    const now = new Date('2026-03-10T23:30:00+01:00');
    for (const [value, words] of [
      ['2026-03-10', 'avui'],
      ['2026-03-11T00:10:00+01:00', 'demà'],
      ['2026-03-09', 'ahir'],
      ['2026-03-13', 'd’aquí a 3 dies'],
      ['2026-03-03', 'fa 7 dies'],
      ['2026-05-13', undefined],
    ] as const) {
      it(`should be ${words ?? 'left out'} for ${value}`, () => {
        expect(distanceText(value, now)).to.equal(words);
      });
    }

    it('should be left out while the official time is not known', () => {
      expect(distanceText('2026-03-10', undefined)).to.equal(undefined);
    });
  });

  it('should sort a missing or unreadable date as the oldest', () => {
    expect([null, 'ahir', '2026-03-10'].map(sortable)).to.deep.equal([0, 0, Date.parse('2026-03-10')]);
  });
});
