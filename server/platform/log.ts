import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** Fields that would name a person or open a door, should somebody log the object that holds them (style 20). */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'token',
  'accessToken',
  'access_token',
  'secret',
  'password',
  'sessionKey',
  'session_key',
  'openid',
  'unionid',
  'name',
  'phone',
  'document',
  'idNumber',
]
/** Resident ID numbers (18 places) and mobile numbers (11), wherever in an error's text they stand. */
const PERSONAL_NUMBERS = /\d{17}[\dXx]|(?<!\d)1\d{10}(?!\d)/g

/**
 * One JSON line per event on standard output. Bodies and query strings are never logged; what an error says is
 * logged with the numbers of persons taken out.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[removed]',
    },
    serializers: { err: describeError, error: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Of many failures at once the first tell enough. */
const MAX_ERRORS = 10

/** Neither `detail` (PostgreSQL quotes the row there) nor any other field that an error may carry. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return withoutPersonalNumbers(String(error))
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    message: withoutPersonalNumbers(error.message),
    ...(typeof code === 'string' && { code }),
    stack: withoutPersonalNumbers(error.stack ?? ''),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.slice(0, MAX_ERRORS).map(describeError) }),
  }
}

export function withoutPersonalNumbers(text: string): string {
  return text.replace(PERSONAL_NUMBERS, '[number]')
}
