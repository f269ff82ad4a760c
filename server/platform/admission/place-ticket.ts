import { createHmac, timingSafeEqual } from 'node:crypto'

/** Who stands in a line, and for what. */
export interface Place {
  readonly whose: string
  readonly wants: string
}

/** What a ticket says of a place, in milliseconds since 1970. */
interface KeptPlace {
  /** The moment of arrival that decides the order. */
  readonly since: number
  /** Asking again sooner is answered with the same place. */
  readonly notBefore: number
}

export interface PlaceTickets {
  readonly issue: (place: Place, kept: KeptPlace) => string
  /** Null for one that was written for somebody or something else, by somebody else, or long ago. */
  readonly read: (place: Place, ticket: string, now: number) => KeptPlace | null
  /** From 0 to 1, the same in every process and known to nobody before: which of those who came at one moment is first. */
  readonly lot: (place: Place, opensAt: number) => number
}

/** No rush lasts longer. */
const LIFE_MS = 30 * 60_000
const MAC_BYTES = 16

/**
 * A place in line as a paper that its owner carries: signed, so that any process with the key knows since when they wait,
 * and none has to remember it. It is good for one account and one thing, and worth nothing to anybody else.
 *
 * @param key shared by all processes
 */
export function createPlaceTickets(key: Buffer): PlaceTickets {
  const macOf = (...parts: readonly (string | number)[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, MAC_BYTES)

  return {
    issue({ whose, wants }, { since, notBefore }) {
      const mac = macOf('place', whose, wants, since, notBefore).toString('base64url')
      return `${since}.${notBefore}.${mac}`
    },
    read({ whose, wants }, ticket, now) {
      const [, arrival, earliest, mac = ''] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{1,40})$/.exec(ticket) ?? []
      const since = Number(arrival)
      const notBefore = Number(earliest)
      const given = Buffer.from(mac, 'base64url')
      if (given.length !== MAC_BYTES) return null
      if (!timingSafeEqual(given, macOf('place', whose, wants, since, notBefore))) return null
      return now - notBefore > LIFE_MS ? null : { since, notBefore }
    },
    lot: ({ whose, wants }, opensAt) => macOf('lot', whose, wants, opensAt).readUInt32BE() / 2 ** 32,
  }
}
