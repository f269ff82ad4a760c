/** How many wrappers (tRPC, Prisma, adapter, driver) are opened to find what PostgreSQL said. */
const MAX_DEPTH = 6

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const LOCK_NOT_AVAILABLE = '55P03'
/**
 * Lock or statement timeout, too many connections, and the server stopping, crashing or starting; no room on the disk
 * or in memory, a limit that was set, and a disk that does not write.
 */
const UNAVAILABLE = new Set(
  '55P03 57014 53300 57P01 57P02 57P03 25P03 53000 53100 53200 53400 58000 58030'.split(' '),
)
const SOCKET_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
])
/** Prisma: cannot reach, connection timeout, connection closed, no connection free, transaction closed or not opened. */
const PRISMA_UNAVAILABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
/** What Prisma's adapter makes of a socket that broke, or never opened: it keeps no code of it. */
const UNAVAILABLE_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])
/** What `pg` and its pool say without giving a code. */
const UNAVAILABLE_MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout|PostgreSQL is silent)/

/** True when the same transaction, tried again, can succeed. */
export function isConflictOfTransactions(error: unknown): boolean {
  return layersOf(error).some(
    (layer) =>
      layer.code === 'P2034' ||
      [layer.code, layer.originalCode].some((c) => c === SERIALIZATION_FAILURE || c === DEADLOCK),
  )
}

/** True when a lock was waited for in vain: nothing else may be wrong than that somebody holds a row for too long. */
export function isLockTimeout(error: unknown): boolean {
  return layersOf(error).some(({ code, originalCode }) => [code, originalCode].includes(LOCK_NOT_AVAILABLE))
}

/** True when the database was down, full or too slow: nobody's mistake, and worth trying again later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return layersOf(error).some((layer) => {
    const codes = [layer.code, layer.originalCode].filter((code) => typeof code === 'string')
    return (
      codes.some(
        (code) => UNAVAILABLE.has(code) || SOCKET_ERRORS.has(code) || PRISMA_UNAVAILABLE.has(code),
      ) ||
      (typeof layer.kind === 'string' && UNAVAILABLE_KINDS.has(layer.kind)) ||
      (typeof layer.message === 'string' && UNAVAILABLE_MESSAGES.test(layer.message))
    )
  })
}

/** @returns the name of the unique, check or exclusion constraint or index that refused the row, or null. */
export function violatedConstraint(error: unknown): string | null {
  for (const layer of layersOf(error)) {
    const { constraint } = layer
    if (typeof constraint === 'string') return constraint
    if (isRecord(constraint) && typeof constraint.index === 'string') return constraint.index
    const text = layer.originalMessage ?? layer.message
    const named = typeof text === 'string' ? /violates \w+(?: key)? constraint "([^"]+)"/.exec(text) : null
    if (named?.[1]) return named[1]
  }
  return null
}

/** The error and everything it wraps, outermost first. */
function layersOf(error: unknown): readonly Record<string, unknown>[] {
  const layers: Record<string, unknown>[] = []
  let wrapped = [error]
  for (let depth = 0; depth < MAX_DEPTH && wrapped.length > 0; depth++) {
    const found = wrapped.filter(isRecord)
    layers.push(...found)
    wrapped = found.flatMap((layer) => [layer.cause, layer.meta, layer.driverAdapterError])
  }
  return layers
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
