import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { noDrafts, type DraftErrors, type DraftField, type SessionDrafts } from '../state/session-state.ts';
import { laterIcons } from '../styles/later-icons.ts';
import { styles as formStyles } from './booking-form.styles.ts';
import { SessionElement } from './session-element.ts';

/** Says how a text field of a panel is drawn. */
export interface TextField {
  field: DraftField;
  label: string;
  /** What stands beside the label, after "Optional" where nothing is required. */
  hint?: string;
  isRequired?: boolean;
  rows?: number;
}

/**
 * Is what the panels beneath a session have in common: a form with a heading that takes the focus, fields that keep
 * nothing of their own, and a way out by button and Escape.
 *
 * @slot - What went wrong with the last try, above the fields.
 */
export abstract class SessionPanelElement extends SessionElement {
  static override styles = [
    ...formStyles,
    css`
      h3 {
        font-size: var(--_large);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .danger {
        border-color: var(--_danger);
        background: var(--_danger);
        color: var(--_surface);
      }

      @media (hover: hover) {
        .danger:hover {
          background: var(--_danger);
          opacity: 0.9;
        }
      }

      @container (width < 32em) {
        .buttons {
          display: grid;
        }
      }
    `,
  ];

  static override get properties() {
    return {
      ...super.properties,
      drafts: { attribute: false },
      errors: { attribute: false },
      isWorking: { attribute: false },
    };
  }

  declare drafts: SessionDrafts;
  declare errors: DraftErrors;
  declare isWorking: boolean;

  constructor() {
    super();
    this.drafts = noDrafts;
    this.errors = {};
    this.isWorking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('errors')) return;
    const known = Object.values(changed.get('errors') ?? {});
    // What was wrong before leaves the focus where something is typed; each try finds errors of its own.
    if (Object.values(this.errors).every((error) => known.includes(error))) return;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid], booking-stars[data-invalid]')?.focus();
  }

  protected override render() {
    return html`<form part="panel" novalidate aria-labelledby="heading" @submit=${this.#onSubmit}>
      <h3 id="heading" tabindex="-1">${this.heading()}</h3>
      <slot></slot>
      ${this.content()}
      <div class="buttons">
        ${this.submitButton()}
        <button
          class="button"
          part="close"
          type="button"
          aria-disabled=${this.isWorking ? 'true' : nothing}
          @click=${this.#close}
        >
          ${this.closeLabel()}
        </button>
      </div>
    </form>`;
  }

  /** Writes the heading. */
  protected abstract heading(): string;

  /** Draws what stands between heading and buttons. */
  protected abstract content(): TemplateResult;

  /** Draws the button that does it. */
  protected abstract submitButton(): TemplateResult;

  /** Does it. */
  protected abstract submit(): void;

  /** Writes the button that leaves things as they are. */
  protected closeLabel(): string {
    return this.localization.messages.back;
  }

  /** Draws a button that does it: of constant width, with its progress, and not to be pressed twice. */
  protected actionButton(label: string, { isDangerous = false, isReady = true } = {}): TemplateResult {
    return html`<button
      class="button submit ${isDangerous ? 'danger' : 'primary'}"
      part="submit"
      type="submit"
      aria-disabled=${this.isWorking || !isReady ? 'true' : nothing}
    >
      <span class="label">${label}</span>
      ${this.isWorking ? html`<span class="progress" aria-hidden="true"></span>` : nothing}
    </button>`;
  }

  /** Writes that something may be left out, before what else there is to say of it. */
  protected optionally(hint?: string): string {
    const { optional } = this.localization.messages;
    return hint === undefined ? optional : `${optional} · ${hint}`;
  }

  /** Draws a text field whose letters all go up and come back. */
  protected textField({ field, label, hint, isRequired = false, rows = 3 }: TextField): TemplateResult {
    const error = this.errors[field];
    const beside = isRequired ? hint : this.optionally(hint);
    return html`<div class="field" part="field">
      <label for=${field}>${label}</label>
      ${beside ? html`<span id="${field}-hint" class="quiet hint">${beside}</span>` : nothing}
      <textarea
        id=${field}
        part="input"
        rows=${rows}
        .value=${live(this.drafts[field])}
        ?required=${isRequired}
        ?readonly=${this.isWorking}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `${field}-error` : beside ? `${field}-hint` : nothing}
        @input=${(event: InputEvent) => {
          this.ask({ type: 'write', field, value: (event.currentTarget as HTMLTextAreaElement).value });
        }}
      ></textarea>
      ${error ? html`<p id="${field}-error" class="error">${laterIcons.problem}${this.errorText(field)}</p>` : nothing}
    </div>`;
  }

  /** Writes what is wrong with a field; null when nothing is. */
  protected errorText(field: keyof DraftErrors): string | null {
    const { messages, locale } = this.localization;
    const error = this.errors[field];
    if (!error) return null;
    if (error.kind === 'missing') return field === 'reason' ? messages.reasonMissing : messages.starsMissing;
    // The server speaks English only.
    return locale.startsWith('en') ? error.message : messages.fieldRefused;
  }

  readonly #close = () => {
    if (!this.isWorking) this.ask({ type: 'close-panel' });
  };

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.isWorking) this.submit();
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    this.#close();
  };
}
