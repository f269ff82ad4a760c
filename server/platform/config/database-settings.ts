import * as z from 'zod/mini'

/** How many processes share the embedded PostgreSQL's connections. */
const WORKERS_ON_EMBEDDED = 8
const MAX_WORKERS = 64

const address = (name: string, note: string) =>
  z.optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: `${name} must look like postgresql://user:password@host:5432/database; ${note}.`,
    }),
  )

export const DATABASE_SETTINGS = {
  DATABASE_URL: address('DATABASE_URL', 'leave it out for the embedded PostgreSQL'),
  DIRECT_DATABASE_URL: address(
    'DIRECT_DATABASE_URL',
    'it is the way past a pooler to which DATABASE_URL leads, and is left out where there is none',
  ),
  READ_DATABASE_URL: address('READ_DATABASE_URL', 'it names a standby of DATABASE_URL, for lists'),
  WORKERS: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_WORKERS,
          `WORKERS must be a whole number from 1 to ${MAX_WORKERS}.`,
        ),
      ),
    '1',
  ),
}

type Settings = z.infer<z.ZodMiniObject<typeof DATABASE_SETTINGS>>

/** Where the rows are, and how many processes of this machine serve them. */
export interface DatabaseConfig {
  /** Absent: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl?: string
  /** For what needs a session of its own. Present: `databaseUrl` leads to a pooler that lends one for a transaction. */
  readonly directDatabaseUrl?: string
  /** A standby that answers lists while it is up to date. */
  readonly readDatabaseUrl?: string
  readonly workers: number
}

export function databaseFrom(settings: Settings): DatabaseConfig {
  return {
    databaseUrl: settings.DATABASE_URL,
    directDatabaseUrl: settings.DIRECT_DATABASE_URL,
    readDatabaseUrl: settings.READ_DATABASE_URL,
    workers: Number(settings.WORKERS),
  }
}

/** What each setting alone cannot show. */
export function contradictionsOfDatabase(settings: Settings): readonly string[] {
  const mistakes = (['DIRECT_DATABASE_URL', 'READ_DATABASE_URL'] as const).flatMap((name) =>
    settings[name] && !settings.DATABASE_URL
      ? [`DATABASE_URL must be set too: ${name} stands beside it.`]
      : [],
  )
  const isCrowded = !settings.DATABASE_URL && Number(settings.WORKERS) > WORKERS_ON_EMBEDDED
  return isCrowded
    ? [
        ...mistakes,
        `WORKERS can be ${WORKERS_ON_EMBEDDED} at most on the embedded PostgreSQL: set DATABASE_URL for more.`,
      ]
    : mistakes
}
