import type { Messages } from './messages.ts';
import { pluralsOf } from './plural.ts';

const plural = pluralsOf('de');
const times = (count: number) => plural(count, { one: '# Termin frei', other: '# Termine frei' });

/** Holds the German texts. */
export const messages: Messages = {
  direction: 'ltr',
  bookASession: 'Termin buchen',
  loading: 'Termine werden geladen',
  chooseCoach: 'Coach wählen',
  allCoaches: 'Alle Coaches',
  sessionType: 'Art der Sitzung',
  minutes: (count) => `${count} Min.`,
  free: 'Kostenlos',
  change: 'Ändern',
  continue: 'Zeit wählen',
  timeZone: 'Zeitzone',
  searchTimeZones: 'Zeitzonen suchen',
  timeZonesFound: (count) =>
    count === 0
      ? 'Keine Zeitzone heißt so.'
      : plural(count, { one: '# Zeitzone gefunden', other: '# Zeitzonen gefunden' }),
  timesIn: (zone) => `Zeiten in ${zone}`,
  coachTime: (time, place) => `${time} in ${place}`,
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  day: (weekday, date) => `${weekday}, ${date}`,
  dayTimes: (day, count) => `${day}, ${count === 0 ? 'keine Termine frei' : times(count)}`,
  availableTimes: 'Freie Zeiten',
  morning: 'Vormittag',
  afternoon: 'Nachmittag',
  evening: 'Abend',
  noTimesInMonth: (month) => `Im ${month} ist nichts frei.`,
  noTimesOnDay: 'An diesem Tag ist nichts mehr frei.',
  noTimesAtAll: 'Im Moment ist nichts frei. Regelmäßig kommen neue Zeiten dazu, schau bald wieder vorbei.',
  nextFree: (moment) => `Nächster freier Termin: ${moment}`,
  unreachable: 'Der Buchungsdienst antwortet nicht.',
  tryAgain: 'Noch einmal versuchen',
  timesAvailable: times,
  back: 'Zurück',
  proceed: 'Weiter',
  yourDetails: 'Deine Angaben',
  name: 'Name',
  email: 'E-Mail',
  title: 'Titel',
  notes: 'Notizen',
  optional: 'Freiwillig',
  nameMissing: 'Schreib deinen Namen.',
  emailMissing: 'Schreib deine E-Mail-Adresse, damit wir dich erreichen.',
  emailMalformed: 'Schreib eine E-Mail-Adresse wie name@example.com.',
  fieldRefused: 'Prüf, was du hier geschrieben hast.',
  bookSession: 'Termin buchen',
  booking: 'Wird gebucht …',
  sessionWith: (coach) => `Sitzung mit ${coach}`,
  sessionBooked: 'Termin gebucht',
  bookedFor: (name) => `Gebucht für ${name}`,
  freeToCancel: (moment) => `Bis ${moment} kostenlos absagen.`,
  afterThat: (share, fee) => `Danach ${share}: ${fee}.`,
  lateToCancel: (share, fee) => `So kurz vor dem Termin kostet Absagen ${share}: ${fee}.`,
  addToCalendar: 'In den Kalender',
  calendarFailed: 'Die Kalenderdatei ließ sich nicht erstellen. Versuch es gleich noch einmal.',
  changeOrCancel: 'Ändern oder absagen',
  bookAnother: 'Noch einen buchen',
  confirming: 'Wird bestätigt …',
  notConfirmedYet: 'Noch nicht bestätigt. Die Verbindung ist langsam, bleib noch einen Moment hier.',
  heldFor: (time) => `Für dich freigehalten: ${time}`,
  holdOver: 'Nicht mehr für dich freigehalten, aber noch frei.',
  holdLonger: 'Länger freihalten',
  holdEndsSoon: 'Die Zeit wird noch eine Minute für dich freigehalten.',
  justTaken: (times) => `Gerade vergeben: ${times}.`,
  justHeld: (times) => `Gerade reserviert: ${times}.`,
  freeAgain: (times) => `Wieder frei: ${times}.`,
  connection: {
    connecting: 'Wird verbunden …',
    live: 'Live',
    polling: 'Live, ein paar Sekunden verzögert',
    reconnecting: 'Wird neu verbunden …',
    offline: 'Offline',
  },
  loadFailedTitle: 'Die Zeiten lassen sich nicht anzeigen',
  choiceKept: 'Deine Auswahl bleibt.',
  bookFailedTitle: 'Noch nicht gebucht',
  tryAgainIn: (seconds) =>
    plural(seconds, {
      one: 'In # Sekunde noch einmal versuchen',
      other: 'In # Sekunden noch einmal versuchen',
    }),
  chooseAnotherTime: 'Andere Zeit wählen',
  theseAreClose: 'Diese liegen nah:',
  requestId: (id) => `Kennung: ${id}`,
  failures: {
    malformed_json:
      'Der Server konnte die Anfrage nicht lesen. Lade die Seite neu und versuch es noch einmal.',
    unauthorized: 'Die Anmeldung dieser Seite gilt nicht. Lade die Seite neu, um dich wieder anzumelden.',
    token_expired:
      'Die Anmeldung dieser Seite ist abgelaufen. Lade die Seite neu, um dich wieder anzumelden.',
    forbidden: 'Dein Konto darf das hier nicht. Wer diese Seite betreibt, kann das ändern.',
    not_found: 'Diesen Coach oder Termin gibt es hier nicht mehr. Wähl etwas anderes.',
    method_not_allowed: 'Der Server bietet das nicht an. Lade die Seite neu und versuch es noch einmal.',
    slot_taken: 'Diese Zeit wurde gerade vergeben.',
    slot_held: 'Jemand anderes bucht diese Zeit gerade.',
    too_early: 'Dafür ist es noch zu früh. Versuch es später.',
    invalid_transition: 'Der Termin hat sich inzwischen geändert. Lade die Seite neu, um den Stand zu sehen.',
    hold_expired:
      'Die gewählte Zeit ist nicht mehr für dich reserviert. Wähl sie noch einmal oder eine andere.',
    request_in_progress:
      'Deine Buchung ist noch unterwegs. Versuch es gleich noch einmal: Du wirst nicht doppelt gebucht.',
    version_conflict: 'Der Termin hat sich inzwischen geändert. Lade die Seite neu, um den Stand zu sehen.',
    payload_too_large:
      'Das ist mehr Text, als der Server annimmt. Kürz deine Notizen und versuch es noch einmal.',
    unsupported_media_type:
      'Der Server konnte die Anfrage nicht lesen. Lade die Seite neu und versuch es noch einmal.',
    validation_failed: 'Einiges wird so nicht angenommen. Prüf die markierten Felder.',
    outside_schedule: 'Diese Zeit wird nicht mehr angeboten.',
    too_soon: 'Diese Zeit ist zum Buchen schon zu nah.',
    beyond_horizon: 'Diese Zeit liegt zu weit in der Zukunft.',
    nonexistent_local_time: 'An diesem Tag überspringt die Uhr diese Zeit.',
    idempotency_key_reused: 'Diese Buchung wurde schon anders gesendet. Versuch es noch einmal.',
    rate_limited: 'Das waren viele Anfragen in kurzer Zeit.',
    booking_limit: 'Mehr offene Buchungen sind gleichzeitig nicht erlaubt.',
    internal: 'Auf dem Server ist etwas schiefgegangen.',
    unavailable: 'Der Dienst ist gerade nicht verfügbar.',
    offline: 'Du bist offline. Wir versuchen es wieder, sobald du zurück bist.',
    timeout: 'Die Antwort dauert zu lange.',
    unreadable:
      'Der Server hat etwas Unerwartetes geantwortet. Versuch es noch einmal oder lade die Seite neu.',
    unknown: 'Etwas Unerwartetes ist passiert.',
  },
  attributes: {
    'coach-id': (value) =>
      `Es gibt keinen Coach „${value}“. Trag in das Attribut coach-id die Id eines Coaches ein, oder lass es weg, damit Besucher wählen.`,
    'session-type': (value, allowed) =>
      `Dieser Coach bietet „${value}“ nicht an. Trag in das Attribut session-type eines davon ein, oder lass es weg: ${allowed}.`,
    'duration-minutes': (value, allowed) =>
      allowed
        ? `Dieser Coach bietet keine Sitzungen von „${value}“ Minuten an. Trag in das Attribut duration-minutes eines davon ein, oder lass es weg: ${allowed}.`
        : `„${value}“ ist keine Zahl von Minuten. Trag in das Attribut duration-minutes eine ein, zum Beispiel 60, oder lass es weg.`,
    'api-url': (value) =>
      `„${value}“ ist keine Webadresse. Trag in das Attribut api-url die Adresse des Buchungsservers ein, zum Beispiel https://booking.example.com.`,
  },
};
