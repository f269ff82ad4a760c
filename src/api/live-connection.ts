import type { OpenSocket, SocketEvents } from '../platform/network/socket'

/**
 * What a listener is told: `news` of one conversation, `queue`: the line of one visit moved, or `unsure`: anything may have
 * happened meanwhile.
 */
export type LiveEvent =
  | { readonly kind: 'news'; readonly conversationId: string; readonly seq: number }
  | { readonly kind: 'queue'; readonly appointmentId: string }
  | { readonly kind: 'unsure' }

export interface LiveConnection {
  /** While somebody listens and `allow` says so there is a connection, or the next try for one. @returns stops it. */
  readonly listen: (listener: (event: LiveEvent) => void) => () => void
  /** False in the background and while nobody is logged in. */
  readonly allow: (isAllowed: boolean) => void
  readonly isLive: () => boolean
  /** Calls back whenever `isLive` changes. @returns stops it. */
  readonly onChange: (listener: () => void) => () => void
}

interface Needs {
  readonly takeTicket: () => Promise<string>
  readonly open: (events: SocketEvents) => OpenSocket
  /** Does it later. @returns takes it back. */
  readonly later: (work: () => void, ms: number) => () => void
  /** From 0 to 1. */
  readonly random: () => number
}

const FIRST_RETRY_MS = 1_000
const MAX_RETRY_MS = 60_000
/** Newer windows of the same account have taken the place: asking by itself is good enough for this one. */
const REPLACED_MS = 5 * 60_000
/** The server says something twice in this time; a connection that says nothing is dead. */
const SILENCE_MS = 60_000

/**
 * One socket for the whole app, for whoever listens. It dies often, with every lift and every pocket: each time it comes
 * back by itself, later and later, and says that it is unsure of what happened in between.
 */
export function createLiveConnection(needs: Needs): LiveConnection {
  const listeners = new Set<(event: LiveEvent) => void>()
  const changeListeners = new Set<() => void>()
  let isAllowed = false
  let live = false
  let tries = 0
  let socket: OpenSocket | null = null
  /** Counts connections: what an earlier one still says is not heard. */
  let turn = 0
  let cancelTimer = () => {}

  function update(): void {
    const isWanted = isAllowed && listeners.size > 0
    if (isWanted && turn === 0) connect()
    if (!isWanted && turn !== 0) hangUp()
  }

  function hangUp(): void {
    cancelTimer()
    socket?.close()
    socket = null
    turn = 0
    tries = 0
    become(false)
  }

  let turns = 0
  function connect(): void {
    turns += 1
    turn = turns
    const mine = turns
    const isMine = () => turn === mine
    let pause: number | null = null
    needs.takeTicket().then(
      (ticket) => {
        if (!isMine()) return
        const opened = needs.open({
          onOpen: () => isMine() && opened.send(JSON.stringify({ ticket })),
          onText: (text) => {
            if (!isMine()) return
            const said = saidIn(text)
            if (said.kind === 'over') pause = said.reason === 'replaced' ? REPLACED_MS : null
            hear(said)
            expectMore()
          },
          onClose: () => isMine() && again(pause),
        })
        socket = opened
        expectMore()
      },
      () => isMine() && again(null),
    )
  }

  function expectMore(): void {
    cancelTimer()
    cancelTimer = needs.later(() => {
      socket?.close()
      again(null)
    }, SILENCE_MS)
  }

  function again(pause: number | null): void {
    cancelTimer()
    socket = null
    become(false)
    cancelTimer = needs.later(connect, pause ?? retryDelayMs(tries, needs.random()))
    tries += 1
  }

  function hear(said: Said): void {
    if (said.kind === 'ready') {
      tries = 0
      become(true)
      for (const listener of listeners) listener({ kind: 'unsure' })
    }
    if (said.kind === 'news' || said.kind === 'queue') for (const listener of listeners) listener(said)
  }

  function become(now: boolean): void {
    if (live === now) return
    live = now
    for (const listener of changeListeners) listener()
  }

  return {
    listen(listener) {
      listeners.add(listener)
      update()
      return () => {
        listeners.delete(listener)
        update()
      }
    },
    allow(next) {
      isAllowed = next
      update()
    },
    isLive: () => live,
    onChange(listener) {
      changeListeners.add(listener)
      return () => changeListeners.delete(listener)
    },
  }
}

/** Twice as long after each try in vain, and not at the same moment as every other phone. */
export function retryDelayMs(tries: number, random: number): number {
  return Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** tries) * (0.5 + random / 2)
}

type Said =
  | Exclude<LiveEvent, { readonly kind: 'unsure' }>
  | { readonly kind: 'ready' }
  | { readonly kind: 'over'; readonly reason: string }
  | { readonly kind: 'other' }

/** A newer server may say things that this phone does not know yet. */
function saidIn(text: string): Said {
  const said = parsed(text)
  if (said.kind === 'ready') return { kind: 'ready' }
  if (said.kind === 'over') return { kind: 'over', reason: String(said.reason) }
  const { conversationId, seq, appointmentId } = said
  if (said.kind === 'queue' && typeof appointmentId === 'string') return { kind: 'queue', appointmentId }
  if (said.kind === 'news' && typeof conversationId === 'string' && typeof seq === 'number') {
    return { kind: 'news', conversationId, seq }
  }
  return { kind: 'other' }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
