import type { Place } from './place-ticket'

/** Somebody in a line: here with a request, or away because they were told to come back. */
export interface Stander<Request> {
  /** Null for whoever has no place to keep. */
  readonly place: Place | null
  /** Under which they are known to ask: their account, and their phone. */
  readonly names: readonly string[]
  /** The arrival that decides the order, in milliseconds since 1970. */
  readonly since: number
  /** Not to be served before. */
  readonly readyAt: number
  /** Null while they are away. */
  readonly request: Request | null
  /** While they are away: when they may ask again, and until when those behind them wait for them. */
  readonly notBefore: number
  readonly awayUntil: number
}

export interface WaitingLine<Request> {
  /** In the order in which they are served. */
  readonly standers: () => readonly Stander<Request>[]
  /** How many are here. */
  readonly present: () => number
  /** How many places are kept for those who are not. */
  readonly away: () => number
  /** @returns how many stand before them */
  readonly add: (stander: Stander<Request>) => number
  readonly remove: (gone: ReadonlySet<Stander<Request>>) => void
  /** How many came before a moment. */
  readonly before: (since: number) => number
  readonly awayAt: (place: Place) => Stander<Request> | undefined
  /** The latest arrival of those who stand under one of the names, whatever they want; null for none. */
  readonly lastOf: (names: readonly string[]) => number | null
}

/** People in the order of their arrival, with the places of those who went away for a moment. */
export function createWaitingLine<Request>(): WaitingLine<Request> {
  let line: Stander<Request>[] = []
  const away = new Map<string, Stander<Request>>()
  const latest = new Map<string, { since: number; standers: number }>()
  let present = 0

  /** Behind everybody who came no later. */
  function endOf(since: number): number {
    let low = 0
    let high = line.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((line[middle]?.since ?? 0) <= since) low = middle + 1
      else high = middle
    }
    return low
  }

  function forget({ place, names, request }: Stander<Request>): void {
    if (request) present -= 1
    else if (place) away.delete(nameOf(place))
    for (const name of names) {
      const known = latest.get(name)
      if (known && known.standers > 1) known.standers -= 1
      else latest.delete(name)
    }
  }

  return {
    standers: () => line,
    present: () => present,
    away: () => line.length - present,
    add(stander) {
      const { place, names, request, since } = stander
      const ahead = endOf(since)
      line.splice(ahead, 0, stander)
      if (request) present += 1
      else if (place) away.set(nameOf(place), stander)
      for (const name of names) {
        const known = latest.get(name)
        latest.set(name, { since: Math.max(since, known?.since ?? 0), standers: (known?.standers ?? 0) + 1 })
      }
      return ahead
    },
    remove(gone) {
      if (gone.size === 0) return
      for (const stander of gone) forget(stander)
      line = line.filter((stander) => !gone.has(stander))
    },
    before: (since) => endOf(since - 1),
    awayAt: (place) => away.get(nameOf(place)),
    lastOf(names) {
      const known = names.flatMap((name) => latest.get(name)?.since ?? [])
      return known.length > 0 ? Math.max(...known) : null
    },
  }
}

function nameOf({ whose, wants }: Place): string {
  return `${whose} ${wants}`
}
