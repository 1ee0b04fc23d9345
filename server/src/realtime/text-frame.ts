const TEXT = 0x81;

/**
 * Makes the function that writes texts as frames of RFC 6455, whole and unmasked, as servers send them. What thousands
 * are told is the same text many times in a row, and its bytes are made once.
 */
export function frameWriter(): (text: string) => Buffer {
  let last: { text: string; frame: Buffer } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, frame: frameOf(text) };
    return last.frame;
  };
}

function frameOf(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = TEXT;
  if (start === 2) frame[1] = length;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}
