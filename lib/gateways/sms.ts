import { env } from '@/lib/env';
import { httpSms } from './http-sms';

/** One short message to a mainland mobile number. The same id twice is the same message. */
export interface OutgoingMessage {
  id: string;
  phone: string;
  text: string;
}

/** Whoever brings short messages to phones (短信平台). */
export interface SmsGateway {
  /** Rejects when it was not taken; then it is tried again. */
  send(message: OutgoingMessage): Promise<void>;
  /** Whether what was sent stays to be read by who caused it: nobody's phone has it. */
  keepsWording: boolean;
}

/** Nothing leaves the house: the outbox itself is where the messages are read. */
const outbox: SmsGateway = { send: () => Promise.resolve(), keepsWording: true };

/** The gateway of this installation: by HTTP where SMS_URL is set, in the demo the outbox; null where there is none. */
export function smsGateway(): SmsGateway | null {
  const { SMS_URL, SMS_SECRET, DEMO } = env();
  if (SMS_URL !== undefined && SMS_SECRET !== undefined) return httpSms(SMS_URL, SMS_SECRET);
  return DEMO === 'on' ? outbox : null;
}
