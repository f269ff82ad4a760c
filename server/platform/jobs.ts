import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker'
import pg from 'pg'
import type { Statements } from './database/plain-sql'
import { type Log, withoutPersonalNumbers } from './log'

/** Task → what is done. A payload holds ids, never a name, phone or number: PostgreSQL keeps it in plain text. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>
export type { CronItem }

interface EnqueueOptions {
  readonly runAt?: Date
  /** A job with the key of one still waiting replaces it. */
  readonly jobKey?: string
}

interface Options {
  readonly databaseUrl: string
  readonly log: Log
  readonly tasks: Tasks
  /** `match` is read in UTC: 08:00 in Shanghai is `0 0 * * *`. */
  readonly cron: readonly CronItem[]
}

export interface Jobs {
  /** Takes no further job and waits for those that run. */
  readonly stop: () => Promise<void>
}

const MAX_CONCURRENT = 4
/** With the worker's exponential pauses the last attempt is about a day after the first. */
const MAX_ATTEMPTS = 12
const POLL_MS = 1_000
const RESTART_PAUSE_MS = 2_000
const INSTALL_LOCK = 5_417_002
/**
 * Without a batch, even one of a single job, the worker says that a job is over and listens to no answer: a database that
 * dies in that moment would end our process by an unhandled rejection. With it the worker gives up in order.
 */
const OUTLIVES_ITS_DATABASE = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } as const

/** Makes the queue's own tables. Processes that start at once take turns. */
export async function installJobs(databaseUrl: string): Promise<void> {
  const turn = new pg.Client({ connectionString: databaseUrl })
  await turn.connect()
  try {
    await turn.query('SELECT pg_advisory_lock($1)', [INSTALL_LOCK])
    await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => {}) })
  } finally {
    await turn.end()
  }
}

/** The job exists if and only if the transaction commits. */
export function enqueue(
  tx: Statements,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  options: EnqueueOptions = {},
): Promise<void> {
  return enqueueAll(tx, [{ task, payload, ...options }])
}

export interface NewJob extends EnqueueOptions {
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** As `enqueue`, in one statement however many. No two of them have one key. */
export async function enqueueAll(tx: Statements, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  await tx.$executeRaw`
    SELECT graphile_worker.add_jobs(ARRAY(
      SELECT ROW(task, payload, NULL, "runAt", ${MAX_ATTEMPTS}::int, "jobKey", NULL, NULL)::graphile_worker.job_spec
      FROM jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb)
        AS job(task text, payload json, "runAt" timestamptz, "jobKey" text)))`
}

/** A job that already runs is not stopped. */
export async function cancelJob(tx: Statements, jobKey: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${jobKey}::text)`
}

/**
 * Runs the jobs in this process on connections of its own, so that a full queue cannot starve requests. When the
 * database went away for so long that the worker gave up, another one is started.
 */
export async function startJobs({ databaseUrl, log, tasks, cron }: Options): Promise<Jobs> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: MAX_CONCURRENT + 2,
    application_name: 'jiamenkou-jobs',
  })
  const broke = (err: Error): void => log.warn({ err }, 'a connection of the job queue broke')
  pool.on('error', broke).on('connect', (client) => client.on('error', broke))
  const start = (): Promise<Runner> =>
    run({
      pgPool: pool,
      concurrency: MAX_CONCURRENT,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: loggerOf(log),
      taskList: taskListOf(tasks, log),
      parsedCronItems: parseCronItems([...cron]),
      preset: OUTLIVES_ITS_DATABASE,
    })

  let stopping = false
  let pause: NodeJS.Timeout | undefined
  let restart = Promise.resolve()
  let runner = await start()
  watch(runner)

  function watch(started: Runner): void {
    const again = (): void => {
      if (stopping) return
      log.warn('the job queue stopped: starting it again')
      pause = setTimeout(() => {
        restart = start().then((next) => {
          runner = next
          watch(next)
        }, again)
      }, RESTART_PAUSE_MS)
    }
    started.promise.then(again, again)
  }

  return {
    async stop() {
      stopping = true
      clearTimeout(pause)
      // One that is just being started is waited for: nobody else would stop it before its connections are taken away.
      await restart
      await runner.stop().catch(() => {})
      await pool.end()
    },
  }
}

function taskListOf(tasks: Tasks, log: Log): TaskList {
  const entries = Object.entries(tasks).map(([task, work]) => [
    task,
    async (payload: unknown, { job }: { job: { id: string; attempts: number } }): Promise<void> => {
      try {
        await work(payload)
      } catch (err) {
        log.error({ err, task, jobId: job.id, attempt: job.attempts }, 'a job failed')
        throw err
      }
    },
  ])
  return Object.fromEntries(entries)
}

/** The worker's own words go to our log; a failed job is already there, from `taskListOf`, with its cause. */
function loggerOf(log: Log): Logger {
  return new Logger(({ taskIdentifier }) => (level, message) => {
    if (message.startsWith('Failed task')) return
    const ours = level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level
    log[ours]({ task: taskIdentifier }, withoutPersonalNumbers(message))
  })
}
