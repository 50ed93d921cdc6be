import pino, { type Logger } from 'pino';
import { env } from '@/lib/env';

const PERSONAL = ['idNumber', 'phone', 'name', 'password', 'params', 'parameters', 'query', 'detail', 'where'];

let logger: Logger | undefined;

/** The process's log: one JSON line each, without anything that names a person or opens a door. */
export function log(): Logger {
  return (logger ??= pino({
    level: env().LOG_LEVEL,
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[removed]' },
    serializers: { error: pino.stdSerializers.err },
  }));
}
