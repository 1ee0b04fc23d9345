/** Lists what the page says besides the widget. */
export interface ManageTexts {
  readonly title: string;
  readonly broken: string;
  readonly wayOut: string;
  /** Says what is left to do when that does not help. */
  readonly help: string;
  readonly backTo: (site: string) => string;
}

const english: ManageTexts = {
  title: 'Your session',
  broken: 'This link is not complete.',
  wayOut: 'Open the whole link from your confirmation or your calendar again.',
  help: 'If it still does not open, write to your coach.',
  backTo: (site) => `Back to ${site}`,
};

const texts: Readonly<Record<string, ManageTexts>> = {
  en: english,
  ar: {
    title: 'جلستك',
    broken: 'هذا الرابط غير مكتمل.',
    wayOut: 'افتح الرابط كاملًا من التأكيد أو من تقويمك مجددًا.',
    help: 'إن لم يُفتح بعد ذلك، فراسل مدرّبك.',
    backTo: (site) => `العودة إلى ${site}`,
  },
  de: {
    title: 'Dein Termin',
    broken: 'Dieser Link ist nicht vollständig.',
    wayOut: 'Öffne den ganzen Link aus deiner Bestätigung oder deinem Kalender noch einmal.',
    help: 'Geht er auch dann nicht, schreib deinem Coach.',
    backTo: (site) => `Zurück zu ${site}`,
  },
  es: {
    title: 'Tu sesión',
    broken: 'Este enlace no está completo.',
    wayOut: 'Abre otra vez el enlace entero de tu confirmación o de tu calendario.',
    help: 'Si sigue sin abrirse, escribe a tu coach.',
    backTo: (site) => `Volver a ${site}`,
  },
  fr: {
    title: 'Votre séance',
    broken: 'Ce lien n’est pas complet.',
    wayOut: 'Rouvrez le lien entier de votre confirmation ou de votre calendrier.',
    help: 'S’il ne s’ouvre toujours pas, écrivez à votre coach.',
    backTo: (site) => `Retour à ${site}`,
  },
};

/** Finds the first language of a person that the page speaks, with its region; English when there is none. */
export function languageFor(wishes: readonly string[]): string {
  return wishes.find((wish) => languageOf(wish) in texts) ?? 'en';
}

/** Gets the texts in a language. */
export function textsIn(language: string): ManageTexts {
  return texts[languageOf(language)] ?? english;
}

function languageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}
