import { DomainError } from '#domain/kernel/errors'
import { isDatabaseUnavailable, violatedConstraint } from './database-errors'

/** What became of one request of a batch; a refusal is what its caller is thrown. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly refusal: unknown }

/** Where requests are decided together, so that they share statements, locks and one commit. */
export interface Desk<Asked, Answer> {
  /** Locks that no other request may want while this one is decided: whose turn it is, such as an account. */
  readonly alone: (asked: Asked) => readonly string[]
  /** A lock that requests of one batch share, but two batches would wait for: what they want, such as a slot. */
  readonly shared: (asked: Asked) => string
  /** How many batches are decided at one moment. */
  readonly atOnce: number
  /** All in one transaction, in the order in which they came. @returns what became of each, in the same order */
  readonly decide: (batch: readonly Asked[]) => Promise<readonly Outcome<Answer>[]>
}

export type Admit = <Asked, Answer>(desk: Desk<Asked, Answer>, asked: Asked) => Promise<Answer>

const MAX_BATCH = 128
/** Beyond it whoever comes would give up before their turn: better told at once than left to a time-out. */
const MAX_WAITING = 3_000
/** Asking again sooner brings nobody ahead. */
const RETRY_AFTER_MS = 2_000

/**
 * Decides requests that come at the same moment together. Nobody waits for company: a request is decided at once unless
 * batches are under way, and what comes meanwhile is the next batch. Nothing is kept here that another process would
 * need: whoever loses it asks again with the same idempotency key. A queue is bounded: beyond its end a request is refused
 * as too_many_requests with `retryAfterMs` and its `place`, how many stood before it.
 */
export function createAdmission(): Admit {
  const queues = new Map<object, unknown>()
  return <Asked, Answer>(desk: Desk<Asked, Answer>, asked: Asked) => {
    const known = queues.get(desk) as Queue<Asked, Answer> | undefined
    const queue = known ?? createQueue(desk)
    if (!known) queues.set(desk, queue)
    return queue(asked)
  }
}

type Queue<Asked, Answer> = (asked: Asked) => Promise<Answer>

interface Waiting<Asked, Answer> {
  readonly asked: Asked
  readonly settle: (outcome: Outcome<Answer>) => void
}

function createQueue<Asked, Answer>(desk: Desk<Asked, Answer>): Queue<Asked, Answer> {
  let waiting: Waiting<Asked, Answer>[] = []
  let underWay = 0
  const locked = new Set<string>()

  const next = (): void => {
    while (underWay < desk.atOnce && waiting.length > 0) {
      const { batch, rest, locks } = nextBatch(desk, waiting, locked)
      if (batch.length === 0) return
      waiting = rest
      underWay++
      for (const lock of locks) locked.add(lock)
      void decide(desk, batch).then(() => {
        underWay--
        for (const lock of locks) locked.delete(lock)
        next()
      })
    }
  }
  return (asked) =>
    new Promise((resolve, reject) => {
      const settle = (outcome: Outcome<Answer>): void =>
        'answer' in outcome ? resolve(outcome.answer) : reject(outcome.refusal)
      const place = waiting.length
      if (place >= MAX_WAITING) {
        reject(new DomainError('too_many_requests', { retryAfterMs: RETRY_AFTER_MS, place }))
        return
      }
      waiting.push({ asked, settle })
      next()
    })
}

/** Those who need not wait for a batch under way nor for somebody before them, in the order in which they came. */
function nextBatch<Asked, Answer>(
  { alone, shared }: Desk<Asked, Answer>,
  waiting: readonly Waiting<Asked, Answer>[],
  locked: ReadonlySet<string>,
) {
  const batch: Waiting<Asked, Answer>[] = []
  const rest: Waiting<Asked, Answer>[] = []
  const before = new Set<string>()
  const locks = new Set<string>()
  for (const request of waiting) {
    const own = alone(request.asked)
    const common = shared(request.asked)
    const hasTo = own.some((lock) => locked.has(lock) || before.has(lock)) || locked.has(common)
    for (const lock of own) before.add(lock)
    if (hasTo || batch.length === MAX_BATCH) rest.push(request)
    else {
      batch.push(request)
      for (const lock of [...own, common]) locks.add(lock)
    }
  }
  return { batch, rest, locks }
}

/**
 * A batch that fails is decided in halves, so that what is wrong with one is refused to that one. A request that met a
 * constraint by itself is decided once more: what it collided with is there to be seen now. When the database is away
 * everybody is told so at once.
 */
async function decide<Asked, Answer>(
  desk: Desk<Asked, Answer>,
  batch: readonly Waiting<Asked, Answer>[],
  isAgain = false,
): Promise<void> {
  try {
    const outcomes = await desk.decide(batch.map(({ asked }) => asked))
    for (const [index, { settle }] of batch.entries()) {
      settle(outcomes[index] ?? { refusal: new Error('a request without an outcome') })
    }
  } catch (error) {
    const half = Math.ceil(batch.length / 2)
    if (batch.length > 1 && !isDatabaseUnavailable(error)) {
      await decide(desk, batch.slice(0, half))
      await decide(desk, batch.slice(half))
    } else if (batch.length === 1 && !isAgain && violatedConstraint(error)) {
      await decide(desk, batch, true)
    } else {
      for (const { settle } of batch) settle({ refusal: error })
    }
  }
}
