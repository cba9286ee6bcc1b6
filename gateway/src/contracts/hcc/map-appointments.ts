/** HCC's appointments in our words. */
import type { Appointment } from '../../folder/appointment.js';
import type { Answer } from '../../folder/ports.js';
import type { Asked } from '../reading/asked.js';
import { firstOfEach, readElements } from '../reading/elements.js';
import { Fields } from '../reading/fields.js';
import type { Notes } from '../reading/notes.js';
import { opaqueId } from '../reading/opaque-id.js';
import type { SourceContext } from '../source-options.js';
import { readCoordinates } from './coordinates.js';
import { readBody } from './origin.js';
import { type AppointmentElement, usableAppointment } from './schema.js';
import { readWaiting } from './waiting.js';

export function mapAppointments(list: readonly unknown[], context: SourceContext, asked: Asked, notes: Notes): Answer<Appointment> {
  const { items, discarded } = readElements(
    list,
    usableAppointment,
    (element, own) => appointment(element, own, context, asked),
    notes,
    context.items,
  );
  return { items: firstOfEach(items, ({ id }) => id, notes), discarded, notes: notes.list };
}

function appointment(element: AppointmentElement, notes: Notes, context: SourceContext, asked: Asked): Appointment | null {
  const fields = new Fields(element, notes);
  const sourceId = fields.identifier('id', 'idCita', 'identificador');
  if (sourceId === null) return null;
  const link = (field: string, ...names: (keyof AppointmentElement)[]) => fields.link(field, context.linkHosts, ...names);
  return {
    id: opaqueId('hcc', context.administration, 'appointment', sourceId, asked.capacity),
    body: readBody(fields, context),
    capacity: asked.capacity,
    subject: fields.required('subject', fields.text('subject', 'assumpteCita', 'assumpte')),
    startsAt: fields.required('startsAt', fields.moment('startsAt', 'dataCita')),
    bookedAt: fields.required('bookedAt', fields.moment('bookedAt', 'dataActuacio')),
    procedure: fields.text('procedure', 'procediment'),
    waitsForCitizen: readWaiting(fields),
    place: {
      name: fields.text('place.name', 'puntAtencio'),
      address: fields.text('place.address', 'adrecaAtencio'),
      phone: fields.text('place.phone', 'telefonAtencio'),
      contact: fields.text('place.contact', 'contacteAtencio'),
      coordinates: readCoordinates(fields.text('place.coordinates', 'coordenadesGPS')),
      map:
        link('place.map', 'URLcoordenadesGPSCustom', 'URLCoordenadesGPSCustom') ??
        link('place.map', 'URLCoordenadesGPSGoogleMaps', 'URLcoordenadesGPSGoogleMaps'),
    },
    link: fields.required('link', link('link', 'urlCita', 'url')),
    editLink: link('editLink', 'urlEdicio'),
    cancelLink: link('cancelLink', 'urlCancellacio'),
    entryId: null,
    notes: notes.list,
  };
}
