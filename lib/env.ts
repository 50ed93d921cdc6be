import { z } from 'zod';
import { day } from '@/lib/values/day';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));

const key = bytes.refine((value) => value.length === 32, 'must be 32 bytes in base64');

const dayText = z.string().transform((text, context) => {
  try {
    return day(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a day, YYYY-MM-DD' });
    return z.NEVER;
  }
});

const port = z.coerce.number().int().min(1).max(65535);

const common = {
  DATABASE_URL: z.string().optional(),
  PORT: port.default(3000),
  DATA_DIR: z.string().default('.data'),
  DEMO: z.enum(['on', 'off']).default('on'),
};

const applicationSchema = z
  .object({
    ...common,
    APP_DATABASE_URL: z.string(),
    DEMO_DATE: dayText.default(day('2019-08-20')),
    PERSONAL_DATA_KEY: key,
    PERSONAL_INDEX_KEY: key,
    PASSWORD_PEPPER: bytes.refine((value) => value.length >= 16, 'must be at least 16 bytes in base64'),
    /** What a bank and we sign payments online with; without it there are none. */
    BANK_SECRET: bytes.refine((value) => value.length >= 16, 'must be at least 16 bytes in base64').optional(),
    /** Where short messages are sent by HTTP, and what we sign them with; both or neither. */
    SMS_URL: z.url().optional(),
    SMS_SECRET: bytes.refine((value) => value.length >= 16, 'must be at least 16 bytes in base64').optional(),
    NEXTAUTH_SECRET: z.string().min(16),
    NEXTAUTH_URL: z.url(),
    NODE_ENV: z.string().optional(),
    TRUSTED_PROXY: z.enum(['on', 'off']).default('off'),
    DB_PREPARE: flag.default(true),
    DB_POOL: z.coerce.number().int().min(1).max(1000).default(10),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine(({ SMS_URL, SMS_SECRET }) => (SMS_URL === undefined) === (SMS_SECRET === undefined), {
    path: ['SMS_SECRET'],
    message: 'must be set together with SMS_URL',
  })
  // The business date stands still only in the demo.
  .transform(({ DEMO_DATE, ...rest }) => ({ ...rest, DEMO_DATE: rest.DEMO === 'on' ? DEMO_DATE : undefined }));

const commandSchema = z.object({
  ...common,
  HOST: z.string().default('127.0.0.1'),
  /** Serves the demo, with its public passwords, to other machines too. */
  PUBLIC_DEMO: z.enum(['on', 'off']).default('off'),
  APP_DATABASE_URL: z.string().optional(),
  APP_DATABASE_PASSWORD: z.string().optional(),
  PERSONAL_DATA_KEY: z.string().optional(),
  PERSONAL_INDEX_KEY: z.string().optional(),
  PASSWORD_PEPPER: z.string().optional(),
  BANK_SECRET: z.string().optional(),
  NEXTAUTH_SECRET: z.string().optional(),
  NEXTAUTH_URL: z.string().optional(),
});

const browserTestSchema = z.object({
  BASE_URL: z.url().default('http://localhost:3000'),
  CHROMIUM: z.string().optional(),
  /** Of the hall that is tested, so that a test can look into its database. */
  DATA_DIR: common.DATA_DIR,
  E2E_REPORT: z.string().default('tests/.results/e2e.json'),
});

export type Env = z.infer<typeof applicationSchema>;
export type CommandEnv = z.infer<typeof commandSchema>;

let parsed: Env | undefined;

/** The application's settings, read once, when first asked for. Refuses to go on with a setting missing or wrong. */
export function env(): Env {
  return (parsed ??= parse(applicationSchema));
}

/** Whether people reach the hall by https: then cookies, headers and addresses insist on it. */
export function isHttps(): boolean {
  return env().NEXTAUTH_URL.startsWith('https:');
}

/** Whether Next's development server runs. */
export function isDeveloping(): boolean {
  return env().NODE_ENV === 'development';
}

/** What the commands start from, before secrets are made and a database runs. */
export function commandEnv(): CommandEnv {
  return parse(commandSchema);
}

/** What the tests in the browser are told by the command that starts them. */
export function browserTestEnv(): z.infer<typeof browserTestSchema> {
  return parse(browserTestSchema);
}

/** Settings that a command or a test has made for this process and its children. */
export function extendEnvironment(values: Record<string, string>): void {
  Object.assign(process.env, values);
  parsed = undefined;
}

function parse<T extends z.ZodType>(schema: T): z.output<T> {
  // An empty variable counts as not set.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  // Names and reasons only: a value may be a secret.
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Environment variables are missing or wrong:\n  ${problems.join('\n  ')}`);
}
