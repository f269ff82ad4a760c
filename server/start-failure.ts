import path from 'node:path'
import type { Config } from './platform/config/config'

type Settings = Pick<Config, 'host' | 'dataDir' | 'databaseUrl' | 'directDatabaseUrl'>

/** `code` is Node.js's of a system call, or PostgreSQL's of a log-in. */
type Failure = NodeJS.ErrnoException & { readonly port?: number; readonly hostname?: string }

/** Codes with which a database cannot be reached; several addresses that all refuse have no message at all. */
const UNREACHED: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]

/** What PostgreSQL answers to somebody it does not let in (its manual, appendix A). */
const LOG_IN_FAULTS: Readonly<Record<string, string>> = {
  '28P01': 'refuses the user or the password',
  '28000': 'refuses the user, or wants the connection encrypted',
  '3D000': 'has no such database: create it, or name another one',
  '53300': 'has no connection left for us',
}

/**
 * The sentence for somebody at a terminal whose server did not start: which setting to look at. What no setting explains
 * is told by its own message. Nothing of a database's address is quoted.
 */
export function startFailure(error: unknown, settings: Settings): string {
  if (!(error instanceof Error)) return String(error)
  return (
    listening(error, settings) ??
    dataFolder(error, settings) ??
    database(error, settings) ??
    (error.message || `It did not start (${(error as Failure).code ?? error.name}).`)
  )
}

function listening({ code, syscall, port, hostname }: Failure, { host }: Settings): string | null {
  if (code === 'EADDRINUSE')
    return `PORT ${port} is taken: stop what listens there, or set PORT to another number.`
  if (code === 'EACCES' && syscall === 'listen')
    return `PORT ${port} is not for this user: set PORT to 1024 or more, with a proxy in front.`
  const isNoAddress = code === 'EADDRNOTAVAIL' || (syscall === 'getaddrinfo' && hostname === host)
  return isNoAddress ? `HOST ${host} is no address of this machine (${code}).` : null
}

function dataFolder({ code, path: place }: Failure, { dataDir }: Settings): string | null {
  if (place === undefined) return null
  const [tried, folder] = [path.resolve(place) + path.sep, path.resolve(dataDir) + path.sep]
  if (!tried.startsWith(folder) && !folder.startsWith(tried)) return null
  return `DATA_DIR ${dataDir} cannot be used (${code}): it must be a folder that this user may write to, with room left.`
}

function database(error: Failure, { databaseUrl, directDatabaseUrl }: Settings): string | null {
  if (!databaseUrl) return null
  const { code = '', message } = error
  const name = directDatabaseUrl ? 'DATABASE_URL or DIRECT_DATABASE_URL' : 'DATABASE_URL'
  const fault = LOG_IN_FAULTS[code]
  if (fault) return `The PostgreSQL of ${name} ${fault} (${code}).`
  // So says the driver, which gives it no code.
  const isTooSlow = message === 'timeout expired'
  if (!isTooSlow && !UNREACHED.includes(code)) return null
  return `Nobody answers at the host and port of ${name} (${code || message}): is PostgreSQL running there?`
}
