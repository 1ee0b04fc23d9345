import { html, type TemplateResult } from 'lit';
import { percent } from '../calendar/percent.ts';
import { SessionPanelElement } from './session-panel.ts';

/** Asks the coach to make sure that the client did not come, and says what follows from that. */
export class BookingNoShow extends SessionPanelElement {
  static override get properties() {
    return { ...super.properties, lateFeePercent: { attribute: false } };
  }

  declare lateFeePercent: number;

  protected override heading(): string {
    return this.localization.messages.actions.noShow;
  }

  protected override submitButton(): TemplateResult {
    return this.actionButton(this.localization.messages.recordNoShow, { isDangerous: true });
  }

  protected override submit(): void {
    this.ask({ type: 'perform', change: 'noShow' });
  }

  protected override content() {
    const { messages, formats } = this.localization;
    return html`<p>${messages.noShowText(percent(formats.locale, this.lateFeePercent))}</p>`;
  }
}
