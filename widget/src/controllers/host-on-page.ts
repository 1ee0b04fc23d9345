import type { ReactiveControllerHost } from 'lit';

/** Is a host that says itself whether it is on the page: an update may still be under way when it has left. */
export type HostOnPage = ReactiveControllerHost & Pick<Node, 'isConnected'>;
