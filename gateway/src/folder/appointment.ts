import type { Capacity, Link, PublicBody, QualityNote } from './model.js';
import type { SourcedEntry } from './ports.js';

/** An appointment that the citizen booked with a body. Dates as in `model.ts`; `null` means that the body did not state it. */
export interface Appointment {
  id: string;
  body: PublicBody;
  capacity: Capacity;
  notes: QualityNote[];
  subject: string | null;
  /** When the citizen is attended. */
  startsAt: string | null;
  bookedAt: string | null;
  procedure: string | null;
  waitsForCitizen: boolean | null;
  place: AppointmentPlace;
  link: Link | null;
  editLink: Link | null;
  cancelLink: Link | null;
  /** Id of the registry entry that is the same booking told a second time. */
  entryId: string | null;
}

interface AppointmentPlace {
  name: string | null;
  address: string | null;
  phone: string | null;
  contact: string | null;
  coordinates: { latitude: number; longitude: number } | null;
  map: Link | null;
}

/**
 * Some bodies tell a booking twice: as an appointment and as an incoming registry entry ("Reserva cita prèvia …") of the same moment.
 * Both stay, since each is a fact of its own, but the appointment names the entry so that nothing counts the booking twice.
 */
export function linkBookings(appointments: Appointment[], entries: SourcedEntry[]): Appointment[] {
  const bookings = entries.filter(({ entry }) => entry.direction === 'in' && /\bcita\b/i.test(entry.subject));
  return appointments.map((appointment) => {
    const same = bookings.find(
      ({ entry }) =>
        entry.at !== null && entry.at === appointment.bookedAt && entry.body.administration === appointment.body.administration,
    );
    return same ? { ...appointment, entryId: same.entry.id } : appointment;
  });
}
