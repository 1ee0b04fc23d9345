/** Opens sockets: the global `WebSocket`, or the one of the `ws` package. */
export type SocketClass = new (url: string) => {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
};
