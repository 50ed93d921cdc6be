import postgres from 'postgres';
import { env } from '@/lib/env';
import { openGuarded, type DriverOptions, type GuardedConnection, type GuardedTransaction } from './guarded-connection';

/** The handle of a running transaction: Drizzle's SQL builder, and savepoints by `tx.transaction`. */
export type Tx = GuardedTransaction;

/** Who acts, for the triggers and policies of the database. Without a unit and without the office no row is seen. */
export interface Context {
  /**
   * The bare id of an operator or of staff, as the policies compare it; a word for what the system does, as "sign-in". The database
   * refuses a write without an actor.
   */
  actor: string;
  unitId?: string;
  /** The back office: sees every unit. */
  office?: boolean;
  /** Longest a single statement may take, 60 seconds unless said. */
  statementSeconds?: number;
  /** Statements are prepared, and their plans, made by keys, kept with the connection: for what is short and done again and again. */
  keepsPlans?: boolean;
}

export interface Connection {
  /**
   * Runs one READ COMMITTED transaction. Rejects with the first error that made it fail: of the database (`sqlState`),
   * of the connection (`isConnectionLost`; then it did not commit, or nobody knows whether it did when the loss fell
   * into COMMIT itself), or whatever `run` threw. Never tries again once `run` was called.
   */
  inTransaction<T>(context: Context, run: (tx: Tx) => Promise<T>): Promise<T>;
  /** The driver itself, for COPY in tools, tests and measures: unguarded and without context. Not for the application. */
  readonly raw: postgres.Sql<{ bigint: bigint }>;
  /** Lets running transactions finish, then closes everything. */
  end(): Promise<void>;
}

export interface ConnectOptions {
  /** postgres://user:password@host:port/database; `?host=/folder` names a Unix socket's folder. */
  url: string;
  /** Most connections at a time. */
  max?: number;
  /** False behind a pooler in transaction mode. */
  prepare?: boolean;
}

const LIFETIME_MILLISECONDS = 30 * 60 * 1000;

// Set per transaction, not per session, so that they also hold behind a pooler.
const SETTINGS = `set_config('app.actor', $1, true), set_config('app.unit_id', $2, true),
  set_config('app.office', $3, true), set_config('statement_timeout', $4, true),
  set_config('lock_timeout', '10s', true), set_config('idle_in_transaction_session_timeout', '30s', true)`;

/** Opens a pool. Connects only when first used. */
export function connect({ url, max = 10, prepare = true }: ConnectOptions): Connection {
  const options = driverOptions(url, prepare);
  const pool = createPool(max, () => openGuarded(options));
  let raw: Connection['raw'] | undefined;

  async function inTransaction<T>(context: Context, run: (tx: Tx) => Promise<T>): Promise<T> {
    const prologue = { settings: SETTINGS, parameters: parametersOf(context) };
    for (;;) {
      const connection = await pool.acquire();
      const progress = { mayHaveDiedIdle: connection.served, running: false };
      try {
        const begun = (tx: Tx) => {
          progress.running = true;
          return run(tx);
        };
        return await connection.transaction(prologue, begun, context);
      } catch (error) {
        // Nothing has happened yet and the connection is thrown away, so another one may serve.
        const mayRepeat = progress.mayHaveDiedIdle && !progress.running && isConnectionLost(error);
        if (!mayRepeat) throw withoutParameters(error);
      } finally {
        pool.release(connection);
      }
    }
  }

  return {
    inTransaction,
    get raw() {
      return (raw ??= postgres({ ...options, max }));
    },
    async end() {
      await Promise.all([pool.end(), raw?.end({ timeout: 5 })]);
    },
  };
}

const holder = globalThis as typeof globalThis & { providentHallDatabase?: Connection };

/** The process's own connection, as the application's login. Opened when first asked for, never while building. */
export function database(): Connection {
  return (holder.providentHallDatabase ??= connect({
    url: env().APP_DATABASE_URL,
    max: env().DB_POOL,
    prepare: env().DB_PREPARE,
  }));
}

/** Closes the process's own connection; who asks for it afterwards gets a new one. */
export async function closeDatabase(): Promise<void> {
  const open = holder.providentHallDatabase;
  delete holder.providentHallDatabase;
  await open?.end();
}

/** The SQLSTATE of a database error, however deep it is wrapped, e.g. "23505". */
export function sqlState(error: unknown): string | undefined {
  const code = causes(error).find((cause) => cause.name === 'PostgresError')?.code;
  return typeof code === 'string' ? code : undefined;
}

/** Whether the connection was lost or never came about; the database may be restarting. */
export function isConnectionLost(error: unknown): boolean {
  return causes(error).some(
    ({ code }) =>
      typeof code === 'string' &&
      /^(CONNECTION_\w+|CONNECT_TIMEOUT|ECONN\w+|EPIPE|ENOENT|ETIMEDOUT|08\w{3}|57P0[1-3])$/.test(code),
  );
}

function causes(error: unknown): { name?: unknown; code?: unknown }[] {
  const chain: { name?: unknown; code?: unknown }[] = [];
  for (let cause = error; cause instanceof Error && chain.length < 5; cause = cause.cause) chain.push(cause);
  return chain;
}

/** Drizzle's wrapper repeats every parameter in its message, names and ID numbers among them: pass on what it wraps. */
function withoutParameters(error: unknown): unknown {
  return error instanceof Error && 'params' in error && error.cause instanceof Error ? error.cause : error;
}

function parametersOf({ actor, unitId = '', office = false, statementSeconds = 60 }: Context): string[] {
  return [actor, unitId, office ? 'on' : 'off', `${String(statementSeconds)}s`];
}

/** The parts of an address; one without a host, as libpq allows for sockets, too. */
export function addressOf(url: string): URL {
  return new URL(url.replace('@/', '@localhost/'));
}

function driverOptions(url: string, prepare: boolean): DriverOptions {
  const address = addressOf(url);
  const folder = address.searchParams.get('host');
  address.searchParams.delete('host');
  return {
    host: address.hostname,
    port: Number.parseInt(address.port || '5432', 10),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
    ...(folder ? { path: `${folder}/.s.PGSQL.${address.port || '5432'}` } : {}),
    ...sslOf(address.searchParams),
    prepare,
    fetch_types: false,
    backoff: () => 0.05,
    connect_timeout: 10,
    onnotice: () => undefined,
    types: { bigint: postgres.BigInt },
    connection: { application_name: 'provident-hall', DateStyle: 'ISO', TimeZone: 'Asia/Shanghai' },
  };
}

function sslOf(parameters: URLSearchParams): Pick<DriverOptions, 'ssl'> {
  const mode = parameters.get('sslmode') ?? 'disable';
  if (mode === 'disable') return {};
  if (mode === 'allow' || mode === 'prefer' || mode === 'require') return { ssl: mode };
  return { ssl: 'verify-full' };
}

/** Lends connections, each to one transaction at a time; the longest waiting is served first. */
function createPool(max: number, open: () => GuardedConnection) {
  const idle: GuardedConnection[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let lent = 0;
  let ended = false;
  let allReturned: () => void = () => undefined;

  function usable(connection: GuardedConnection) {
    return !ended && !connection.lost && performance.now() - connection.openedAt < LIFETIME_MILLISECONDS;
  }

  async function acquire(): Promise<GuardedConnection> {
    if (ended) throw new Error('The connection has been ended');
    if (lent >= max) await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
    else lent += 1;
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (usable(connection)) return connection;
      void connection.end();
    }
    return open();
  }

  function release(connection: GuardedConnection) {
    if (usable(connection)) idle.push(connection);
    else void connection.end();
    const next = waiting.shift();
    if (next) next.resolve();
    else lent -= 1;
    if (lent === 0) allReturned();
  }

  async function end() {
    ended = true;
    for (const { reject } of waiting.splice(0)) reject(new Error('The connection has been ended'));
    if (lent > 0) await new Promise<void>((resolve) => (allReturned = resolve));
    await Promise.all(idle.splice(0).map((connection) => connection.end()));
  }

  return { acquire, release, end };
}
