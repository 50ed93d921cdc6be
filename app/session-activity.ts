'use client';

const CHANNEL = 'session-used';

interface Listening {
  who: string;
  listener: () => void;
  channel: BroadcastChannel;
}

const listening = new Set<Listening>();

/** Says that the server has just answered a session that is alive: its idle time begins anew, in the other tabs of this browser too. */
export function sessionWasUsed(): void {
  for (const { who, listener, channel } of listening) {
    listener();
    channel.postMessage(who);
  }
}

/** Calls `listener` whenever the session of `who` was used in any tab, until the function that it returns is called. */
export function onSessionUse(who: string, listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  // A session of the back office may live beside one of the hall.
  channel.onmessage = ({ data }) => data === who && listener();
  const here = { who, listener, channel };
  listening.add(here);
  return () => {
    listening.delete(here);
    channel.close();
  };
}
