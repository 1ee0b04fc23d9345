import { type Access, type BookingSettings, createAccess } from './access.ts';
import { checkSettings } from './check-settings.ts';
import type { Opening } from './visit.ts';

/** Gives what a client goes on from: settings, or what a page has opened by them. Throws an InputError that names a wrong setting. */
export function accessOf(from: BookingSettings | Opening): Access {
  // A page that is not checked by a compiler may give nothing at all.
  const access = Object(from) === from && 'access' in from ? from.access : undefined;
  const settings = access ? { apiUrl: access.base, ...access } : (from as BookingSettings);
  checkSettings(settings);
  return access ?? createAccess(settings);
}
