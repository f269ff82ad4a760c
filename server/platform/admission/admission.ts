import { randomBytes } from 'node:crypto'
import { isDatabaseUnavailable, isLockTimeout, violatedConstraint } from '../database/database-errors'
import { LONGEST_WAIT_MS, type Stands, takePlace } from './kept-place'
import { createPlaceTickets, type PlaceTickets } from './place-ticket'
import { createWaitingLine, type Stander } from './waiting-line'

/** What became of one request of a batch; a refusal is what its caller is thrown. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly refusal: unknown }

/** Where requests are decided together, so that they share statements, locks and one commit. */
export interface Desk<Asked, Answer> {
  /** Locks that no other request may want while this one is decided: whose turn it is, such as an account. */
  readonly alone: (asked: Asked) => readonly string[]
  /** A lock that requests of one batch share, but two batches would wait for: what they want, such as a slot. */
  readonly shared: (asked: Asked) => string
  /** What makes two requests the same one, sent again: whoever repeats it while it is asked is given its answer. */
  readonly same?: (asked: Asked) => string
  /** How many batches are decided at one moment. */
  readonly atOnce: number
  /** Whose place is kept across a refusal; without it whoever comes too late comes anew. */
  readonly stands?: (asked: Asked) => Stands | null
  /** All in one transaction, in the order in which they came. @returns what became of each, in the same order */
  readonly decide: (batch: readonly Asked[]) => Promise<readonly Outcome<Answer>[]>
}

export type Admit = <Asked, Answer>(desk: Desk<Asked, Answer>, asked: Asked) => Promise<Answer>

interface Options {
  /** One key for all processes: what one has written the others believe. */
  readonly tickets: PlaceTickets
  readonly maxWaiting: number
  readonly now: () => number
  /** Does it later. @returns takes it back */
  readonly later: (work: () => void, ms: number) => () => void
}

const MAX_BATCH = 128
/**
 * A batch waits until it has as many as the one before had, for this part of the time that that one took. A batch of one
 * takes nearly as long as one of fifty: whoever comes first after fifty were answered would be decided alone while the
 * other forty-nine wait, and so on in turns, which halves what the desk can do.
 */
const PATIENCE = 1 / 3
const MAX_PATIENCE_MS = 50
const MAX_WAITING = 3_000
/** Half of the connections that a process has. */
const ALONE_AT_ONCE = 8

/**
 * Decides requests that come at the same moment together. Whoever has nobody beside them is decided at once; what comes
 * while a batch is under way is the next one. Nothing is kept here that another process would need: whoever loses it asks
 * again with the same idempotency key.
 *
 * A queue is bounded, and in the order of arrival (decision 195). Whoever is beyond its end is refused as
 * too_many_requests with `retryAfterMs`, `place`, how many stand before them, and `placeTicket`, which keeps that place;
 * those behind them who want the same wait until they have had the time to come back.
 */
export function createAdmission(options: Partial<Options> = {}): Admit {
  const { tickets = createPlaceTickets(randomBytes(32)), maxWaiting = MAX_WAITING } = options
  const { now = Date.now, later = inTime } = options
  const queues = new Map<object, unknown>()
  return <Asked, Answer>(desk: Desk<Asked, Answer>, asked: Asked) => {
    const known = queues.get(desk) as Queue<Asked, Answer> | undefined
    const queue = known ?? createQueue(desk, { tickets, maxWaiting, now, later })
    if (!known) queues.set(desk, queue)
    return queue(asked)
  }
}

function inTime(work: () => void, ms: number): () => void {
  if (ms <= 0) {
    const turn = setImmediate(work)
    return () => clearImmediate(turn)
  }
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

type Queue<Asked, Answer> = (asked: Asked) => Promise<Answer>

interface Waiting<Asked, Answer> {
  readonly asked: Asked
  readonly settle: (outcome: Outcome<Answer>) => void
}

function createQueue<Asked, Answer>(desk: Desk<Asked, Answer>, options: Options): Queue<Asked, Answer> {
  const { now, later } = options
  const line = createWaitingLine<Waiting<Asked, Answer>>()
  let underWay = 0
  const locked = new Set<string>()
  let cancelWake = (): void => {}
  let company = { size: 0, until: 0 }

  const next = (): void => {
    cancelWake()
    const left = company.until - now()
    if (line.present() < company.size && left > 0 && left <= MAX_PATIENCE_MS) {
      cancelWake = later(next, left)
      return
    }
    while (underWay < desk.atOnce && line.present() > 0) {
      const { batch, locks, over, wakeAt } = nextBatch(desk, line.standers(), locked, now())
      line.remove(new Set([...over, ...batch]))
      cancelWake()
      if (wakeAt !== null) cancelWake = later(next, wakeAt - now())
      if (batch.length === 0) return
      underWay++
      const begunAt = now()
      for (const lock of locks) locked.add(lock)
      const done = (): void => {
        underWay--
        for (const lock of locks) locked.delete(lock)
        const patience = Math.min((now() - begunAt) * PATIENCE, MAX_PATIENCE_MS)
        company = { size: batch.length, until: now() + patience }
        next()
      }
      void decide(desk, requestsOf(batch)).then(done)
    }
  }
  const ask: Queue<Asked, Answer> = (asked) =>
    new Promise((resolve, reject) => {
      const settle = (outcome: Outcome<Answer>): void =>
        'answer' in outcome ? resolve(outcome.answer) : reject(outcome.refusal)
      const stands = desk.stands?.(asked) ?? null
      const sent = takePlace(line, { request: { asked, settle }, stands, at: now() }, options)
      sent?.request.settle({ refusal: sent.refusal })
      next()
    })
  return desk.same ? onceAtATime(desk.same, ask) : ask
}

/** Without it one key sent many times at once would be decided that often, one after the other. */
function onceAtATime<Asked, Answer>(
  nameOf: (asked: Asked) => string,
  ask: Queue<Asked, Answer>,
): Queue<Asked, Answer> {
  const underWay = new Map<string, Promise<Answer>>()
  return (asked) => {
    const name = nameOf(asked)
    const known = underWay.get(name)
    if (known) return known
    const answer = ask(asked)
    const forget = () => underWay.delete(name)
    underWay.set(name, answer)
    answer.then(forget, forget)
    return answer
  }
}

function requestsOf<Request>(standers: readonly Stander<Request>[]): readonly Request[] {
  return standers.flatMap(({ request }) => request ?? [])
}

/**
 * Those who need not wait for a batch under way nor for somebody before them, in the order of the line. Whoever is away,
 * or waits for the lots to be drawn, stands before those who want the same.
 */
function nextBatch<Asked, Answer>(
  { alone, shared }: Desk<Asked, Answer>,
  line: readonly Stander<Waiting<Asked, Answer>>[],
  locked: ReadonlySet<string>,
  now: number,
) {
  const batch: Stander<Waiting<Asked, Answer>>[] = []
  const over = new Set<Stander<Waiting<Asked, Answer>>>()
  const before = new Set<string>()
  const kept = new Set<string>()
  const locks = new Set<string>()
  let wakeAt: number | null = null
  for (const stander of line) {
    if (batch.length === MAX_BATCH) break
    const { request, place, readyAt, awayUntil } = stander
    const from = request ? readyAt : awayUntil
    if (from > now && from - now <= LONGEST_WAIT_MS) {
      if (place) kept.add(place.wants)
      wakeAt = Math.min(wakeAt ?? from, from)
    } else if (!request) over.add(stander)
    else {
      const own = alone(request.asked)
      const common = shared(request.asked)
      const hasTo =
        own.some((lock) => locked.has(lock) || before.has(lock)) ||
        locked.has(common) ||
        (place !== null && kept.has(place.wants))
      for (const lock of own) before.add(lock)
      if (hasTo) continue
      batch.push(stander)
      for (const lock of [...own, common]) locks.add(lock)
    }
  }
  return { batch, locks, over, wakeAt }
}

/**
 * A batch that fails is decided in halves, so that what is wrong with one is refused to that one. A request that met a
 * constraint by itself is decided once more: what it collided with is there to be seen now. When the database is away
 * everybody is told so at once; when only a lock was not to be had, whoever does not need it is decided.
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
    if (batch.length > 1 && isLockTimeout(error)) await decideEach(desk, batch)
    else if (batch.length > 1 && !isDatabaseUnavailable(error)) {
      await decide(desk, batch.slice(0, half))
      await decide(desk, batch.slice(half))
    } else if (batch.length === 1 && !isAgain && violatedConstraint(error)) {
      await decide(desk, batch, true)
    } else {
      for (const { settle } of batch) settle({ refusal: error })
    }
  }
}

/**
 * Each by itself, a few at a time: a row that somebody holds for too long holds up those who want it. Where none of those
 * few goes on, the others are not made to wait for the same.
 */
async function decideEach<Asked, Answer>(
  desk: Desk<Asked, Answer>,
  batch: readonly Waiting<Asked, Answer>[],
): Promise<void> {
  const inVain: unknown[] = []
  const left = batch.values()
  const next = async (): Promise<void> => {
    for (const { asked, settle } of left) {
      if (inVain.length >= ALONE_AT_ONCE) {
        settle({ refusal: inVain[0] })
        continue
      }
      const noting = (outcome: Outcome<Answer>): void => {
        if ('refusal' in outcome && isLockTimeout(outcome.refusal)) inVain.push(outcome.refusal)
        settle(outcome)
      }
      await decide(desk, [{ asked, settle: noting }])
    }
  }
  await Promise.all(Array.from({ length: ALONE_AT_ONCE }, next))
}
