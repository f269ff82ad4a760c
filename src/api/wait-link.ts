import { type OperationLink, TRPCClientError, type TRPCLink } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { failureOf } from './failure-of'

/** Somebody waits for their turn. */
export interface Wait {
  /** The procedure that is waited for: `appointment.hold`. */
  readonly path: string
  /** How many stand before them, as the last answer told. */
  readonly ahead: number
}

export interface Waits {
  readonly link: TRPCLink<AnyRouter>
  /** Calls back whenever somebody waits, moves ahead or waits no longer. @returns stops it */
  readonly onChange: (listener: () => void) => () => void
  /** The one wait that a screen shows; null while nobody waits. */
  readonly current: () => Wait | null
  /** Out of every line. What is being asked at this moment may still be answered. */
  readonly leave: () => void
  /** True of the error of somebody who left: they need not be told why. */
  readonly hasLeft: (error: unknown) => boolean
}

interface Needs {
  /** Does it later. @returns takes it back. */
  readonly later: (work: () => void, ms: number) => () => void
  /** From 0 to 1. */
  readonly random: () => number
  /** What keeps a place when the app is closed and opened again, by the slot that is wanted. */
  readonly tickets: {
    readonly read: (slotId: string) => string | undefined
    readonly keep: (slotId: string, ticket: string) => void
    readonly forget: (slotId: string) => void
  }
}

/** Phones that were told the same moment come back one after the other. */
const JITTER_MS = 1_000

interface Waiting extends Wait {
  readonly leave: () => void
}

interface Shown extends Needs {
  readonly show: (id: number, wait: Waiting | null) => void
  readonly left: WeakSet<object>
}

/**
 * Where a server has no room it tells a phone its place in line and when to ask again (decision 195). This link asks again
 * by itself, with the ticket of the place and the same idempotency key, until there is an answer or its reader leaves.
 */
export function createWaits(needs: Needs): Waits {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<() => void>()
  const left = new WeakSet<object>()
  let shown: Wait | null = null

  function show(id: number, wait: Waiting | null): void {
    if (wait) waiting.set(id, wait)
    else if (!waiting.delete(id)) return
    shown = [...waiting.values()].at(-1) ?? null
    for (const listener of listeners) listener()
  }
  return {
    link: () => (asked) => askUntilAnswered(asked, { ...needs, show, left }),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => shown,
    leave() {
      for (const { leave } of waiting.values()) leave()
    },
    hasLeft: (error) => typeof error === 'object' && error !== null && left.has(error),
  }
}

function askUntilAnswered(
  { op, next }: Parameters<OperationLink<AnyRouter>>[0],
  { later, random, tickets, show, left }: Shown,
): ReturnType<OperationLink<AnyRouter>> {
  return observable((observer) => {
    const slotId = slotIn(op.input)
    let isLeaving = false
    let cancelPause: (() => void) | null = null
    let hangUp = (): void => {}

    function ask(placeTicket: string | undefined): void {
      cancelPause = null
      const asked = placeTicket ? { ...op, context: { ...op.context, placeTicket } } : op
      const answer = next(asked).subscribe({
        next: (value) => observer.next(value),
        complete() {
          tickets.forget(slotId)
          show(op.id, null)
          observer.complete()
        },
        error: (error) => pause(error, turnIn(error)),
      })
      hangUp = () => answer.unsubscribe()
    }

    function pause(error: TRPCClientError<AnyRouter>, turn: Turn | null): void {
      if (!turn || isLeaving) {
        if (turn) left.add(error)
        else tickets.forget(slotId)
        return giveUp(error)
      }
      if (turn.ticket && slotId) tickets.keep(slotId, turn.ticket)
      cancelPause = later(() => ask(turn.ticket), turn.retryAfterMs + random() * JITTER_MS)
      show(op.id, { path: op.path, ahead: turn.ahead, leave: () => leave(error) })
    }

    /** A question that is on its way brings what was wanted, or the end. */
    function leave(error: TRPCClientError<AnyRouter>): void {
      isLeaving = true
      if (!cancelPause) return show(op.id, null)
      cancelPause()
      left.add(error)
      giveUp(error)
    }

    function giveUp(error: TRPCClientError<AnyRouter>): void {
      show(op.id, null)
      observer.error(error)
    }

    /** What is on its way hears of it itself. */
    function abandon(): void {
      if (!cancelPause) return
      cancelPause()
      giveUp(TRPCClientError.from(Object.assign(new Error('aborted'), { name: 'AbortError' })))
    }
    op.signal?.addEventListener('abort', abandon)
    ask(tickets.read(slotId))
    return () => {
      op.signal?.removeEventListener('abort', abandon)
      cancelPause?.()
      hangUp()
      show(op.id, null)
    }
  })
}

interface Turn {
  readonly ahead: number
  readonly retryAfterMs: number
  readonly ticket: string | undefined
}

/** Null for every other refusal. */
function turnIn(error: unknown): Turn | null {
  const failure = failureOf(error)
  if (failure.kind !== 'refused' || failure.code !== 'too_many_requests') return null
  const { place, retryAfterMs, placeTicket } = failure.facts
  if (typeof place !== 'number' || typeof retryAfterMs !== 'number') return null
  return { ahead: place, retryAfterMs, ticket: typeof placeTicket === 'string' ? placeTicket : undefined }
}

/** Empty for a question that is not about one slot. */
function slotIn(input: unknown): string {
  const { slotId } = Object(input) as { readonly slotId?: unknown }
  return typeof slotId === 'string' ? slotId : ''
}
