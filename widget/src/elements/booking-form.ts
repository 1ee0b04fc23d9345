import { html, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { formFields, type FieldError, type FormErrors, type FormField } from '../state/booking-state.ts';
import { icons } from '../styles/icons.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { LaterElement } from './later-element.ts';
import { styles } from './booking-form.styles.ts';

const autocomplete: Readonly<Record<FormField, 'name' | 'email' | 'off'>> = {
  name: 'name',
  email: 'email',
  title: 'off',
  notes: 'off',
};

/**
 * Asks who books and what for. It keeps nothing of its own: every letter goes up and comes back as `values`.
 *
 * @slot - What went wrong with the last try, above the fields.
 */
export class BookingForm extends LaterElement {
  static override styles = styles;

  static override get properties() {
    return {
      ...super.properties,
      values: { attribute: false },
      errors: { attribute: false },
      isSending: { attribute: false },
      isRequired: { attribute: false },
      hasTime: { attribute: false },
      terms: { attribute: false },
    };
  }

  declare values: Readonly<Record<FormField, string>>;
  declare errors: FormErrors;
  declare isSending: boolean;
  /** True when name and e-mail address must be given. */
  declare isRequired: boolean;
  /** False when the chosen time is gone; the form then waits for another one. */
  declare hasTime: boolean;
  /** What cancelling will cost; empty while that is not known. */
  declare terms: string;

  constructor() {
    super();
    this.values = { name: '', email: '', title: '', notes: '' };
    this.errors = {};
    this.isSending = false;
    this.isRequired = true;
    this.hasTime = true;
    this.terms = '';
  }

  /** Moves focus to the heading, so that a screen reader says where the visitor is now. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('errors')) return;
    // What is typed leaves the errors of other fields as they are; each press finds errors of its own.
    const known = changed.get('errors');
    const first = formFields.find((field) => this.errors[field] && this.errors[field] !== known?.[field]);
    if (first) this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
  }

  protected override render() {
    const { messages } = this.localization;
    return html`<form part="form" novalidate aria-labelledby="heading" @submit=${this.#onSubmit}>
      <div class="head">
        <button
          class="quiet-button back"
          part="back"
          type="button"
          aria-disabled=${this.isSending ? 'true' : nothing}
          @click=${() => {
            this.request({ type: 'show-step', step: 'time' });
          }}
        >
          ${icons.back} ${messages.back}
        </button>
        <h3 id="heading" tabindex="-1">${messages.yourDetails}</h3>
      </div>
      <slot></slot>
      <div class="fields">
        ${this.#field('name', this.#input('name', 'text'))}
        ${this.#field('email', this.#input('email', 'email'))}
        ${this.#field('title', this.#input('title', 'text'))} ${this.#field('notes', this.#notes())}
      </div>
      ${this.#submitButton()}
      <p id="terms" class="quiet tabular terms">${this.terms}</p>
    </form>`;
  }

  #field(field: FormField, control: unknown) {
    const { messages } = this.localization;
    const error = this.errors[field];
    const isOptional = !this.isRequired || field === 'title' || field === 'notes';
    return html`<div class="field ${field}" part="field">
      <label for=${field}>${messages[field]}</label>
      ${isOptional ? html`<span id="${field}-hint" class="quiet hint">${messages.optional}</span>` : nothing}
      ${control}
      ${error ? html`<p id="${field}-error" class="error">${laterIcons.problem}${this.#textOf(field, error)}</p>` : nothing}
    </div>`;
  }

  #input(field: FormField, type: 'text' | 'email') {
    return html`<input
      id=${field}
      part="input"
      name=${field}
      type=${type}
      autocomplete=${autocomplete[field]}
      .value=${live(this.values[field])}
      ?required=${this.isRequired && field !== 'title'}
      ?readonly=${this.isSending}
      aria-invalid=${this.errors[field] ? 'true' : nothing}
      aria-describedby=${this.#describedBy(field)}
      @input=${this.#onInput}
    />`;
  }

  #notes() {
    return html`<textarea
      id="notes"
      part="input"
      name="notes"
      rows="3"
      .value=${live(this.values.notes)}
      ?readonly=${this.isSending}
      aria-invalid=${this.errors.notes ? 'true' : nothing}
      aria-describedby=${this.#describedBy('notes')}
      @input=${this.#onInput}
    ></textarea>`;
  }

  #describedBy(field: FormField) {
    if (this.errors[field]) return `${field}-error`;
    return this.isRequired && field !== 'title' && field !== 'notes' ? nothing : `${field}-hint`;
  }

  #textOf(field: FormField, error: FieldError): string {
    const { messages, locale } = this.localization;
    if (error.kind === 'malformed') return messages.emailMalformed;
    if (error.kind === 'missing') return field === 'name' ? messages.nameMissing : messages.emailMissing;
    // The server speaks English only.
    return locale.startsWith('en') ? error.message : messages.fieldRefused;
  }

  #submitButton() {
    const { messages } = this.localization;
    const { isSending, hasTime } = this;
    return html`<button
      class="button primary submit"
      part="submit"
      type="submit"
      aria-describedby="terms"
      aria-disabled=${isSending || !hasTime ? 'true' : nothing}
    >
      <span class="label">${messages.bookSession}</span>
      ${isSending ? html`<span class="progress" aria-hidden="true"></span>` : nothing}
    </button>`;
  }

  readonly #onInput = (event: Event) => {
    const { name, value } = event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
    this.request({ type: 'edit', field: name as FormField, value });
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.isSending) return;
    if (this.hasTime) this.request({ type: 'submit' });
    // Other times are offered above, maybe out of sight.
    else this.querySelector<HTMLElement>('booking-notice')?.focus();
  };
}
