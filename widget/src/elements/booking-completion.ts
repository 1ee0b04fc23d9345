import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { laterIcons } from '../styles/later-icons.ts';
import { sessionIcons } from '../styles/session-icons.ts';
import { legendStyles } from './legend.styles.ts';
import { SessionPanelElement } from './session-panel.ts';

/** Asks the coach what is to be kept of a session: private notes, stars, words for the client and what to do next. */
export class BookingCompletion extends SessionPanelElement {
  static override styles = [
    ...SessionPanelElement.styles,
    legendStyles,
    css`
      fieldset {
        display: grid;
        gap: 8px;
        justify-items: start;
      }

      ol {
        display: grid;
        gap: 8px;
        inline-size: 100%;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li input {
        grid-column: 1;
      }

      li {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 4px;
      }

      .remove {
        padding-inline: 8px;
      }
    `,
  ];

  /** The item that takes the focus as soon as the list has changed; null for none. */
  #focusIndex: number | null = null;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#focusIndex === null || !changed.has('drafts')) return;
    const item = this.renderRoot.querySelectorAll<HTMLElement>('li input')[this.#focusIndex];
    (item ?? this.renderRoot.querySelector<HTMLElement>('.add'))?.focus();
    this.#focusIndex = null;
  }

  protected override heading(): string {
    return this.localization.messages.actions.complete;
  }

  protected override submitButton(): TemplateResult {
    return this.actionButton(this.localization.messages.actions.complete);
  }

  protected override submit(): void {
    this.ask({ type: 'perform', change: 'complete' });
  }

  protected override content() {
    const { messages } = this.localization;
    return html`
      ${this.textField({ field: 'notes', label: messages.notes, hint: messages.notesHint, rows: 4 })}
      <booking-stars
        ?data-invalid=${this.errors.rating !== undefined}
        .localization=${this.localization}
        .field=${'rating'}
        .value=${this.drafts.rating}
        .hint=${messages.optional}
        .error=${this.errorText('rating')}
        .isFixed=${this.isWorking}
      ></booking-stars>
      ${this.textField({ field: 'feedback', label: messages.feedback, hint: messages.feedbackHint })}
      ${this.#items()}
    `;
  }

  #items() {
    const { messages } = this.localization;
    const error = this.errorText('actionItems');
    return html`<fieldset part="action-items">
      <legend>
        ${messages.actionItems} <span class="quiet">${this.optionally(messages.feedbackHint)}</span>
      </legend>
      <ol role="list">
        ${this.drafts.actionItems.map((item, index) => html`<li>${this.#item(item, index)}</li>`)}
      </ol>
      ${error === null ? nothing : html`<p id="items-error" class="error">${laterIcons.problem}${error}</p>`}
      <button
        class="quiet-button add"
        type="button"
        aria-disabled=${this.isWorking ? 'true' : nothing}
        @click=${() => {
          this.#add();
        }}
      >
        ${sessionIcons.add} ${messages.addActionItem}
      </button>
    </fieldset>`;
  }

  #item(item: string, index: number) {
    const { messages } = this.localization;
    return html`<input
        type="text"
        part="input"
        autocomplete="off"
        aria-label=${messages.actionItem(index + 1)}
        aria-invalid=${this.errors.actionItems ? 'true' : nothing}
        aria-describedby=${this.errors.actionItems ? 'items-error' : nothing}
        .value=${live(item)}
        ?readonly=${this.isWorking}
        @input=${(event: InputEvent) => {
          this.ask({ type: 'write-item', index, value: (event.currentTarget as HTMLInputElement).value });
        }}
        @keydown=${this.#onItemKeydown}
      />
      <button
        class="quiet-button remove"
        type="button"
        aria-label=${messages.removeActionItem(index + 1)}
        aria-disabled=${this.isWorking ? 'true' : nothing}
        @click=${() => {
          this.#remove(index);
        }}
      >
        ${sessionIcons.remove}
      </button>`;
  }

  #add(): void {
    if (this.isWorking) return;
    this.#focusIndex = this.drafts.actionItems.length;
    this.ask({ type: 'add-item' });
  }

  #remove(index: number): void {
    if (this.isWorking) return;
    this.#focusIndex = Math.min(index, this.drafts.actionItems.length - 2);
    this.ask({ type: 'remove-item', index });
  }

  // Enter would send the form, and with it notes that are not finished.
  readonly #onItemKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    this.#add();
  };
}
