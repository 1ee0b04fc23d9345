import { html, type TemplateResult } from 'lit';
import { SessionPanelElement } from './session-panel.ts';

/** Asks the client what he thought of a session: stars, and words if he likes. */
export class BookingFeedback extends SessionPanelElement {
  protected override heading(): string {
    return this.localization.messages.actions.feedback;
  }

  protected override submitButton(): TemplateResult {
    return this.actionButton(this.localization.messages.sendFeedback);
  }

  protected override submit(): void {
    this.ask({ type: 'perform', change: 'feedback' });
  }

  protected override content() {
    const { messages } = this.localization;
    return html`<booking-stars
        ?data-invalid=${this.errors.clientRating !== undefined}
        .localization=${this.localization}
        .field=${'clientRating'}
        .value=${this.drafts.clientRating}
        .error=${this.errorText('clientRating')}
        .isRequired=${true}
        .isFixed=${this.isWorking}
      ></booking-stars>
      ${this.textField({ field: 'clientFeedback', label: messages.feedback })}`;
  }
}
