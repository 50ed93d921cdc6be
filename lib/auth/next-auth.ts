import type { NextAuthOptions } from 'next-auth';
import { encode } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import { cookies } from 'next/headers';
import { database } from '@/db/client';
import { env, isHttps } from '@/lib/env';
import { clock } from '@/lib/gateways/clock';
import { log } from '@/lib/gateways/log';
import { trimText } from '@/lib/values/digits';
import { addressOf } from './address';
import { DEVICE_COOKIE, DEVICE_SECONDS } from './known-devices';
import { cookieSettings } from './cookie-settings';
import { endSession, hashToken } from './session';
import { signInByCertificate } from './sign-in-by-certificate';
import { signInOperator, signInStaff, type Credentials, type PasswordOutcome } from './sign-in';

declare module 'next-auth' {
  interface User {
    token: string;
  }
  interface Session {
    token?: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    token?: string;
  }
}

const LIFE_SECONDS = 8 * 60 * 60;

type Attempt = (credentials: Credentials, by: typeof clock) => Promise<PasswordOutcome>;

function provider(id: 'unit' | 'staff', attempt: Attempt) {
  return CredentialsProvider({
    id,
    name: id,
    credentials: { identifier: {}, password: {}, code: {} },
    async authorize(typed, request) {
      const jar = await cookies();
      const credentials = {
        identifier: trimText(typed?.identifier ?? '').slice(0, 100),
        password: (typed?.password ?? '').slice(0, 200),
        code: trimText(typed?.code ?? '').slice(0, 40),
        address: addressOf(request.headers ?? {}),
        browser: String(request.headers?.['user-agent'] ?? ''),
        devices: jar.get(DEVICE_COOKIE)?.value,
      };
      const outcome = await attemptOrFail(() => attempt(credentials, clock));
      // next-auth passes the message of a thrown error on to the form, so only our own codes may be thrown.
      if (!outcome.ok) throw new Error(outcome.problem);
      jar.set(DEVICE_COOKIE, outcome.devices, { ...cookieSettings(), maxAge: DEVICE_SECONDS });
      return { id: id, token: outcome.token };
    },
  });
}

function certificateProvider() {
  return CredentialsProvider({
    id: 'ca',
    name: 'ca',
    credentials: { nonce: {}, certificate: {}, chain: {}, signature: {} },
    async authorize(sent, request) {
      const outcome = await attemptOrFail(() =>
        signInByCertificate(
          {
            nonce: sent?.nonce ?? '',
            certificate: sent?.certificate ?? '',
            chain: sent?.chain ?? '',
            signature: sent?.signature ?? '',
            address: addressOf(request.headers ?? {}),
            browser: String(request.headers?.['user-agent'] ?? ''),
          },
          clock,
        ),
      );
      if (!outcome.ok) throw new Error(outcome.problem);
      return { id: 'ca', token: outcome.token };
    },
  });
}

async function attemptOrFail<Outcome>(attempt: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await attempt();
  } catch (error) {
    log().error({ error }, 'sign-in failed');
    throw new Error('failed', { cause: error });
  }
}

/**
 * By https the browser itself holds that a cookie came from this host alone and by https (`__Host-`). By plain http, which is for this
 * machine only, browsers differ in whether they take such a cookie, so there it has neither the prefix nor `Secure`.
 */
function sessionCookies(https: boolean) {
  const prefix = https ? '__Host-' : '';
  const options = { httpOnly: true, path: '/', secure: https } as const;
  return {
    // Lax: who follows a link to the hall from elsewhere is still signed in.
    sessionToken: { name: `${prefix}session`, options: { ...options, sameSite: 'lax' as const } },
    csrfToken: { name: `${prefix}csrf`, options: { ...options, sameSite: 'strict' as const } },
    callbackUrl: { name: `${prefix}callback`, options: { ...options, sameSite: 'strict' as const } },
  } satisfies NextAuthOptions['cookies'];
}

/** Puts another session's token into the cookie, as signing in would. */
export async function carrySession(token: string): Promise<void> {
  const { name, options } = sessionCookies(isHttps()).sessionToken;
  const value = await encode({ token: { token }, secret: env().NEXTAUTH_SECRET, maxAge: LIFE_SECONDS });
  (await cookies()).set(name, value, { ...options, maxAge: LIFE_SECONDS });
}

/**
 * next-auth only carries the cookie: an encrypted token whose session row in the database decides. Two providers for the
 * hall, one for the back office.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    cookies: sessionCookies(isHttps()),
    session: { strategy: 'jwt', maxAge: LIFE_SECONDS },
    pages: { signIn: '/login', error: '/login' },
    providers: [provider('unit', signInOperator), provider('staff', signInStaff), certificateProvider()],
    callbacks: {
      // There is a user only when somebody has just signed in, whatever the type says.
      jwt: ({ token, user }) => ((user as typeof user | undefined) ? { token: user.token } : token),
      session: ({ session, token }) => ({ expires: session.expires, token: token.token }),
    },
    events: {
      async signOut({ token }) {
        const carried = token.token;
        if (!carried) return;
        await database().inTransaction({ actor: 'sign-out' }, (tx) => endSession(tx, hashToken(carried), clock));
      },
    },
  };
}
