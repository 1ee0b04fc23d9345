import type { Hold } from '@session-booking/sdk/contract';
import { BookingEvent } from './events.ts';
import type { SlotSelectedDetail } from './later-events.ts';
import type { ConnectionStatus, Transport } from './state/booking-client.ts';

/** Says which time is kept for the visitor, and until when. */
export interface SlotHeldDetail extends SlotSelectedDetail {
  holdId: string;
  /** RFC 3339, by the server's clock. */
  expiresAt: string;
}

/** Fires when the server keeps the chosen time for the visitor, and again when it keeps it longer. */
export class SlotHeldEvent extends BookingEvent<SlotHeldDetail> {
  constructor(slot: SlotSelectedDetail, { id, expiresAt }: Hold) {
    super('slot-held', { ...slot, holdId: id, expiresAt });
  }
}

/** Says how the widget is kept up to date. */
export interface ConnectionChangedDetail {
  status: ConnectionStatus;
  /** What carries changes now; null for nothing. */
  transport: Transport;
}

/** Fires when the line to the server has become live, was lost, or carries by other means. */
export class ConnectionChangedEvent extends BookingEvent<ConnectionChangedDetail> {
  constructor(detail: ConnectionChangedDetail) {
    super('connection-changed', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'slot-held': SlotHeldEvent;
    'connection-changed': ConnectionChangedEvent;
  }
}
