import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkBookings } from '../../../../gateway/src/folder/appointment.js';
import { said } from '../support.js';
import { appointment, but, entry, only, readAppointments, readEntries } from './fixtures.js';

const read = (changes: Record<string, unknown> = {}) => only(readAppointments(but(appointment, changes)));

describe('an appointment of HCC', () => {
  it('is read field by field', () => {
    const { id, ...told } = read({
      procediment: 'Padró',
      actuacioCiutada: 'NO',
      puntAtencio: 'OAC',
      adrecaAtencio: 'Pl. Major, 1',
      telefonAtencio: 930000000,
      contacteAtencio: 'oac@exemple.cat',
      urlEdicio: 'https://cita.exemple.cat/9081/edita',
      urlCancellacio: 'https://cita.exemple.cat/9081/anul',
    });
    assert.match(id, /^[\w-]{22}$/);
    const link = (path: string) => ({ href: `https://cita.exemple.cat/${path}`, host: 'cita.exemple.cat', trusted: true });
    assert.deepEqual(told, {
      body: { administration: '0800180001', dir3: 'L01080018', name: "Ajuntament d'Abrera" },
      capacity: 'interested',
      subject: 'Padró',
      startsAt: '2026-05-20T10:30:00+02:00',
      bookedAt: '2026-05-11T18:02:44+02:00',
      procedure: 'Padró',
      waitsForCitizen: false,
      place: { name: 'OAC', address: 'Pl. Major, 1', phone: '930000000', contact: 'oac@exemple.cat', coordinates: null, map: null },
      link: link('9081'),
      editLink: link('9081/edita'),
      cancelLink: link('9081/anul'),
      entryId: null,
      notes: [],
    });
  });

  it('of which only the id came is listed as incomplete (quirk 7)', () => {
    const { items, discarded } = readAppointments(appointment, { idCita: 'C-9082' });
    assert.deepEqual([items.length, discarded, items[1]?.startsAt], [2, 0, null]);
    assert.deepEqual(
      said(items[1]?.notes ?? []),
      ['subject', 'startsAt', 'bookedAt', 'link'].map((field) => `required-missing ${field}`),
    );
  });

  it('is found on the map in either writing, and nowhere else (quirk 22)', () => {
    const where = (coordenadesGPS: unknown) => read({ coordenadesGPS }).place.coordinates;
    assert.deepEqual(where('41.39,2.17'), { latitude: 41.39, longitude: 2.17 });
    assert.deepEqual(where('41,39 2,17'), { latitude: 41.39, longitude: 2.17 });
    assert.deepEqual(where('42.7024, 0.7950'), { latitude: 42.7024, longitude: 0.795 });
    for (const bad of ['a prop', '41,39,2,17', '141.3,2.17', '91.5,2.17', '', {}]) assert.equal(where(bad), null);
  });

  it('has its map under both ways of writing the name (quirk 22)', () => {
    for (const name of ['URLCoordenadesGPSGoogleMaps', 'URLcoordenadesGPSCustom', 'URLCoordenadesGPSCustom']) {
      assert.equal(read({ [name]: 'https://maps.test/1' }).place.map?.host, 'maps.test');
    }
  });

  it('told again as an incoming entry names that entry, so that it is not counted twice (quirk 18)', () => {
    const again = readEntries(
      but(entry, { idActuacio: 'A1' }),
      but(entry, { idActuacio: 'A2', assumpteActuacio: 'Reserva cita prèvia padró', dataActuacio: appointment['dataActuacio'] }),
    ).items;
    const [linked] = linkBookings([read()], again);
    assert.equal(linked?.entryId, again[1]?.entry.id);
    assert.equal(linkBookings([read({ dataActuacio: '2026-05-11T18:02:45+02:00' })], again)[0]?.entryId, null);
    assert.equal(linkBookings([read({ dataActuacio: null })], again)[0]?.entryId, null);
  });
});
