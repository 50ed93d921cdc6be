import { afterEach, expect, test, vi } from 'vitest';
import { onSessionUse, sessionWasUsed } from '@/app/session-activity';

const CHANNEL = 'session-used';
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Another tab of the browser: what it hears, and how it speaks. */
function otherTab() {
  const channel = new BroadcastChannel(CHANNEL);
  stops.push(() => channel.close());
  const heard: unknown[] = [];
  channel.onmessage = ({ data }) => void heard.push(data);
  return { heard, say: (who: string) => channel.postMessage(who) };
}

function listen(who: string) {
  const listener = vi.fn();
  const stop = onSessionUse(who, listener);
  stops.push(stop);
  return { listener, stop };
}

test('a use here counts here at once, and is told the other tabs', async () => {
  const other = otherTab();
  const { listener } = listen('A');
  sessionWasUsed();
  expect(listener).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(other.heard).toEqual(['A']));
});

test('a use in another tab counts here, one of another session does not', async () => {
  const { say } = otherTab();
  const [mine, office] = [listen('A'), listen('office')];
  say('A');
  await vi.waitFor(() => expect(mine.listener).toHaveBeenCalledTimes(1));
  expect(office.listener).not.toHaveBeenCalled();
});

test('who listens no more hears nothing, and tells nobody', async () => {
  const other = otherTab();
  const { listener, stop } = listen('A');
  const { listener: still } = listen('B');
  stop();
  other.say('A');
  other.say('B');
  await vi.waitFor(() => expect(still).toHaveBeenCalledTimes(1));
  sessionWasUsed();
  await vi.waitFor(() => expect(other.heard).toEqual(['B']));
  expect(listener).not.toHaveBeenCalled();
});
