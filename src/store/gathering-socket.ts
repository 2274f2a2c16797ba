/** A connection to the server that sends together what is written in one turn of the event loop. */
import { Socket } from 'node:net';

/**
 * A socket not yet connected. A driver brackets each statement and sends it by itself; here those
 * that are given at once, as pipelined ones are, leave in one packet: the brackets are left out, and
 * all of the turn stands in one.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const { write, cork, uncork } = socket;
  let isHeld = false;
  const held = (...given: Parameters<typeof write>): boolean => {
    if (!isHeld) {
      isHeld = true;
      cork.call(socket);
      process.nextTick(() => {
        isHeld = false;
        uncork.call(socket);
      });
    }
    return write.apply(socket, given);
  };
  const nothing = () => undefined;
  // Not before: connecting gives a socket its first way of writing back.
  return socket.once('connect', () => {
    Object.assign(socket, { write: held, cork: nothing, uncork: nothing });
  });
}
