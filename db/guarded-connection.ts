import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

type Driver = postgres.Sql<{ bigint: bigint }>;
type Database = ReturnType<typeof drizzle<Record<string, never>>>;

/** The handle of a running transaction: Drizzle's SQL builder, savepoints by `tx.transaction`. */
export type GuardedTransaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export type DriverOptions = postgres.Options<{ bigint: postgres.PostgresType<bigint> }>;

interface Prologue {
  /** Calls of set_config, for the select that begins the transaction. */
  settings: string;
  parameters: string[];
}

export interface GuardedConnection {
  /** True once the connection is gone. It never comes back: take another. */
  readonly lost: boolean;
  readonly openedAt: number;
  /** Whether a transaction has begun on it before. */
  readonly served: boolean;
  /**
   * One transaction, which begins with its `prologue`. Where it `keepsPlans`, every statement with parameters that is not `PLANNED_ANEW` is
   * prepared, and planned once, by keys: rows looked up by their indexes, one by one, which serves one line as well as a hundred thousand. Left
   * to itself, a plan that is made once goes by the averages of its day, and may read whole tables for ever after. What triggers and foreign
   * keys ask is planned with the session, whoever asks first. Never two at a time.
   */
  transaction<T>(
    prologue: Prologue,
    run: (tx: GuardedTransaction) => Promise<T>,
    options?: { keepsPlans?: boolean },
  ): Promise<T>;
  end(): Promise<void>;
}

const CONNECT_SECONDS = 10;
const MOST_PARAMETERS = 65_534;

/** Begins a statement for which keys are not enough, as of one unit's lines among each other: planned anew each time and in any way, though its transaction keeps plans. */
export const PLANNED_ANEW = sql.raw('/* planned anew */');
const IS_PLANNED_ANEW = /^\s*\/\* planned anew \*\//;

/**
 * One connection of the driver, with transactions that survive its loss.
 *
 * The driver (postgres.js 3.4.9) by itself does not: when the connection dies under `begin`, what the callback still
 * sends goes out on a connection that is closed (an uncaught TypeError), or that has been opened again for somebody
 * else (then it runs outside any transaction, and the final ROLLBACK undoes a stranger's work); a statement sent between
 * the socket's error and its close never settles. Hence:
 *  - one driver per connection, thrown away with it: nothing ever reaches a connection opened later;
 *  - the loss is known in the same turn in which the socket closes, and from then on nothing is sent: neither statements
 *    nor COMMIT or ROLLBACK (the callback's outcome is dropped, the transaction rejects with the loss);
 *  - a handle rejects every call made once what ran with it has settled, before COMMIT or ROLLBACK is sent: where one of several that run
 *    side by side fails, the others would go on behind the ROLLBACK;
 *  - a statement that nobody waited for fails its transaction too: the database answers COMMIT by rolling back, and the driver is content.
 */
export function openGuarded(options: DriverOptions): GuardedConnection {
  const loss = createLoss();
  const driver = postgres({ ...options, max: 1, max_lifetime: null, onclose: () => loss.report('CONNECTION_CLOSED') });
  let served = false;
  let keepsPlans = false;

  async function begin<T>(run: (handle: object) => Promise<T>): Promise<T> {
    const span = createSpan();
    // The driver tries again for ever when a server accepts and hangs up: a connection has to stand in time.
    const deadline = setTimeout(() => loss.report('CONNECT_TIMEOUT'), CONNECT_SECONDS * 1000);
    const work = driver.begin((handle) => {
      clearTimeout(deadline);
      served = true;
      return loss.dropOutcome(span.of(run(guard(handle, loss, { span, prepare: keepsPlans }))));
    });
    try {
      const outcome = (await loss.orLost(work)) as T;
      // The database answered COMMIT by rolling back: something that nobody waited for had failed.
      const failure = span.failure();
      if (failure) throw failure;
      return outcome;
    } finally {
      clearTimeout(deadline);
      span.end();
    }
  }

  const database = drizzle({ options: driver.options, begin } as unknown as Driver, { casing: 'snake_case' });
  return {
    get lost() {
      return loss.error() !== undefined;
    },
    get served() {
      return served;
    },
    openedAt: performance.now(),
    transaction(prologue, run, options) {
      keepsPlans = options?.keepsPlans ?? false;
      return database.transaction(async (tx) => {
        // What runs is sent behind them, and does not wait for the answers.
        const settings = keepsPlans ? `${prologue.settings}, ${BY_KEYS}` : prologue.settings;
        const begun = clientOf(tx).unsafe(`select ${settings}`, prologue.parameters, { prepare: true });
        const [outcome] = await Promise.all([run(tx), begun]);
        return outcome;
      });
    },
    end: () => driver.end({ timeout: loss.error() ? 0 : 5 }),
  };
}

interface Loss {
  error(): Error | undefined;
  report(code: string): void;
  /** Settles as the work does, or rejects as soon as the connection is lost. Nothing of settled work is kept. */
  orLost<T>(work: Promise<T>): Promise<T>;
  /** Passes an outcome on, unless the connection was lost: then it stays pending, so that the driver sends nothing. */
  dropOutcome<T>(outcome: Promise<T>): Promise<T>;
}

function createLoss(): Loss {
  let lost: Error | undefined;
  // Not one promise of the loss to race against: it would keep the outcome of every transaction as long as the connection stands.
  const waiting = new Set<(error: Error) => void>();
  return {
    error: () => lost,
    report(code) {
      lost ??= Object.assign(new Error(`The connection to the database was lost (${code})`), { code });
      for (const refuse of waiting) refuse(lost);
      waiting.clear();
    },
    orLost: (work) =>
      new Promise((resolve, refuse) => {
        if (lost) refuse(lost);
        else waiting.add(refuse);
        const forget = () => waiting.delete(refuse);
        void work.then(resolve, refuse).finally(forget);
      }),
    dropOutcome: (outcome) =>
      new Promise((resolve, refuse) => {
        outcome.then(
          (value) => {
            if (!lost) resolve(value);
          },
          (error: unknown) => {
            if (!lost) refuse(asDriverSaid(asError(error)));
          },
        );
      }),
  };
}

/**
 * That a statement was ignored because an earlier one had failed, as the driver itself says it and not as Drizzle wraps it: then the driver
 * tells the earlier error in its place.
 */
function asDriverSaid(error: Error): Error {
  const { cause } = error;
  return cause instanceof postgres.PostgresError && cause.code === '25P02' ? cause : error;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** From when on nothing more may be sent with a handle, and how what was sent has failed. */
interface Span {
  over(): Error | undefined;
  end(): void;
  /** Takes note of a statement that failed. */
  failed(error: Error): void;
  failure(): Error | undefined;
  /** It is part of the one around it from now on: what fails later fails that one. */
  join(): void;
  /**
   * Ends with what runs, before COMMIT or ROLLBACK is sent: what is sent behind them would be no part of the transaction. Fails where anything
   * has failed by then.
   */
  of<T>(running: Promise<T>): Promise<T>;
}

function createSpan(within?: Span): Span {
  let over: Error | undefined;
  let failure: Error | undefined;
  let joined = false;
  const span: Span = {
    over: () => over ?? within?.over(),
    end: () => void (over ??= new Error('The transaction is over: its handle must not be used any more')),
    failed(error) {
      failure ??= error;
      if (joined) within?.failed(error);
    },
    failure: () => failure,
    join: () => void (joined = true),
    of: (running) =>
      running
        .finally(() => span.end())
        .then((outcome) => {
          if (failure) throw failure;
          return outcome;
        }),
  };
  return span;
}

/** What Drizzle uses of the driver inside a transaction, refusing when the connection is lost or the transaction over. */
function guard(
  handle: postgres.TransactionSql,
  loss: Loss,
  { span, prepare }: { span: Span; prepare: boolean },
): object {
  return {
    unsafe(text: string, parameters: never[], statement: postgres.UnsafeQueryOptions) {
      const error = loss.error() ?? span.over();
      if (error) return refused(error);
      const unsent = unsendable(parameters);
      if (unsent) return (span.failed(unsent), refused(unsent));
      const anew = prepare && IS_PLANNED_ANEW.test(text);
      if (anew) say(handle, FREELY);
      const options = prepare && !anew ? { ...statement, prepare } : statement;
      const query = sendNow(handle.unsafe(text, parameters, options));
      if (anew) say(handle, BY_KEYS);
      query.catch((reason: unknown) => span.failed(asError(reason)));
      return query;
    },
    savepoint(run: (inner: object) => Promise<unknown>) {
      const error = loss.error() ?? span.over();
      if (error) return Promise.reject(error);
      const point = createSpan(span);
      const work = handle.savepoint((inner) =>
        loss.dropOutcome(point.of(run(guard(inner, loss, { span: point, prepare })))),
      );
      return loss.orLost(work.then((outcome) => (point.join(), outcome)));
    },
  };
}

const BY_KEYS = planning({ cache: 'force_generic_plan', wholeTables: 'off' });
const FREELY = planning({ cache: 'auto', wholeTables: 'on' });

/** How the planner goes about what is planned from now on in the transaction. */
function planning({ cache, wholeTables }: { cache: string; wholeTables: 'on' | 'off' }): string {
  const settings = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
  const set = settings.map((name) => `set_config('${name}', '${wholeTables}', true)`);
  return `set_config('plan_cache_mode', '${cache}', true), ${set.join(', ')}`;
}

/** Tells the planner, about a statement that is sent next to it: where this fails that one does too, and tells why. */
function say(handle: postgres.TransactionSql, settings: string): void {
  sendNow(handle.unsafe(`select ${settings}`)).catch(() => undefined);
}

/**
 * What the driver itself would refuse while it writes a statement; but then it lays the error on the statement before, which is still under
 * way, and waits for an answer to this one for ever.
 */
function unsendable(parameters: readonly unknown[]): Error | undefined {
  if (parameters.length >= MOST_PARAMETERS)
    return new Error(`A statement has at most ${MOST_PARAMETERS - 1} parameters`);
  if (parameters.includes(undefined)) return new Error('A statement has a parameter that is undefined');
  return undefined;
}

/** The driver sends a query when somebody waits for it; now, so that statements run in the order in which they were given. */
function sendNow<T extends { execute: () => unknown }>(query: T): T {
  query.execute();
  return query;
}

/** Drizzle keeps the handle under its session; its own statements are prepared only where that is said, the prologue always. */
function clientOf(tx: GuardedTransaction): postgres.TransactionSql {
  return (tx as unknown as { session: { client: postgres.TransactionSql } }).session.client;
}

/** A refused statement: rejects like a query, also when asked for rows as arrays. */
function refused(error: Error) {
  const rejection = Promise.reject(error);
  rejection.catch(() => undefined);
  return Object.assign(rejection, { values: () => rejection });
}
