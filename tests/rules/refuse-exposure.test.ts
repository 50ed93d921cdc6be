import { describe, expect, test } from 'vitest';
import { refuseExposedDemo } from '@/lib/commands/refuse-exposure';

const HERE = { HOST: '127.0.0.1', NEXTAUTH_URL: undefined, DEMO: 'on', PUBLIC_DEMO: 'off' } as const;

describe('the demo', () => {
  test.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1'])('is served to this machine: %s', (HOST) => {
    expect(() => refuseExposedDemo({ ...HERE, HOST })).not.toThrow();
  });

  test.each(['0.0.0.0', '::', '192.168.1.20', '10.0.0.5', 'hall.example', '127.0.0.1.example'])(
    'is not served to others: %s',
    (HOST) => {
      expect(() => refuseExposedDemo({ ...HERE, HOST })).toThrow(/演示账号的密码是公开的[\s\S]*PUBLIC_DEMO=on/);
      expect(() => refuseExposedDemo({ ...HERE, HOST })).toThrow(/The passwords of the demo are public/);
    },
  );

  test('is not served to others by a proxy either', () => {
    expect(() => refuseExposedDemo({ ...HERE, NEXTAUTH_URL: 'https://hall.example' })).toThrow(/PUBLIC_DEMO=on/);
    expect(() => refuseExposedDemo({ ...HERE, NEXTAUTH_URL: 'http://[::1]:3000' })).not.toThrow();
    expect(() => refuseExposedDemo({ ...HERE, NEXTAUTH_URL: 'http://localhost:3000' })).not.toThrow();
  });

  test('is served to anybody where a setting says so', () => {
    expect(() => refuseExposedDemo({ ...HERE, HOST: '0.0.0.0', PUBLIC_DEMO: 'on' })).not.toThrow();
  });
});

test('what is no demo is served to anybody', () => {
  expect(() => refuseExposedDemo({ ...HERE, HOST: '0.0.0.0', DEMO: 'off' })).not.toThrow();
});
