import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DomainError } from '#domain/kernel/errors'
import { createSimulatedTime } from '../../../tests/support/model/simulated-time'
import { createAdmission, type Desk } from './admission'
import { createPlaceTickets } from './place-ticket'

const SEVEN = Date.parse('2026-11-23T07:00:00+08:00')
const FULL = 3

interface Asked {
  readonly who: string
  readonly device?: string
  readonly ticket?: string
  readonly opensAt?: number
}

/** A server, or several that share a key, whose desks decide when the test says so. */
function openServers(count = 1) {
  const time = createSimulatedTime(SEVEN)
  const tickets = createPlaceTickets(randomBytes(32))
  const decided: string[] = []
  let gate = Promise.resolve()
  let open = (): void => {}
  const servers = Array.from({ length: count }, () => {
    const desk: Desk<Asked, string> = {
      alone: ({ who }) => [who],
      shared: () => 'slot',
      atOnce: 1,
      stands: ({ who, ...stands }) => ({ whose: who, wants: 'slot', ticket: undefined, ...stands }),
      async decide(batch) {
        await gate
        for (const { who } of batch) decided.push(who)
        return batch.map(({ who }) => ({ answer: who }))
      },
    }
    const admit = createAdmission({ tickets, maxWaiting: FULL, now: time.now, later: time.later })
    return (asked: Asked) => admit(desk, asked).catch((error: unknown) => error)
  })
  return {
    time,
    tickets,
    decided,
    servers,
    ask: (asked: Asked, server = 0) => servers[server]?.(asked),
    close: () => {
      gate = new Promise((resolve) => {
        open = resolve
      })
    },
    open: () => open(),
  }
}

const names = (count: number, name = 'early') =>
  Array.from({ length: count }, (_, index) => `${name}-${index}`)

async function sentAway(answer: Promise<unknown> | undefined) {
  const error = await answer
  if (!(error instanceof DomainError)) throw new Error('was not sent away')
  return error.facts as { retryAfterMs: number; place: number; placeTicket: string }
}

/** One under way and as many waiting as there is room for. */
function fill(rush: ReturnType<typeof openServers>, server = 0) {
  rush.close()
  for (const who of names(FULL + 1)) void rush.ask({ who }, server)
}

describe('a place in line', () => {
  it('is kept while its owner is away: nobody who came later is served before', async () => {
    const rush = openServers()
    fill(rush)
    const { placeTicket, place, retryAfterMs } = await sentAway(rush.ask({ who: 'away' }))
    expect({ place, retryAfterMs }).toEqual({ place: FULL, retryAfterMs: 2_000 })
    rush.open()
    await rush.time.pass(1_000)
    void rush.ask({ who: 'late' })
    await rush.time.pass(1_500)
    expect(rush.decided).toEqual(names(FULL + 1))
    void rush.ask({ who: 'away', ticket: placeTicket })
    await rush.time.pass(0)
    expect(rush.decided.slice(FULL + 1)).toEqual(['away', 'late'])
  })

  it('is waited for no longer than a slow phone needs', async () => {
    const rush = openServers()
    fill(rush)
    await sentAway(rush.ask({ who: 'never back' }))
    rush.open()
    await rush.time.pass(100)
    void rush.ask({ who: 'late' })
    await rush.time.pass(4_800)
    expect(rush.decided).not.toContain('late')
    await rush.time.pass(200)
    expect(rush.decided).toContain('late')
  })

  it('is not bettered by asking again sooner than told, with the ticket or without', async () => {
    const rush = openServers()
    fill(rush)
    const first = await sentAway(rush.ask({ who: 'script' }))
    const honest = await sentAway(rush.ask({ who: 'honest' }))
    rush.open()
    await rush.time.pass(0)
    for (let asked = 1; asked < 20; asked++) {
      const ticket = asked % 2 === 0 ? first.placeTicket : undefined
      const again = await sentAway(rush.ask({ who: 'script', ...(ticket && { ticket }) }))
      expect(again.retryAfterMs).toBe(2_000 - (asked - 1) * 100)
      await rush.time.pass(100)
    }
    void rush.ask({ who: 'honest', ticket: honest.placeTicket })
    await rush.time.pass(0)
    expect(rush.decided).not.toContain('script')
  })

  it('holds in every process: whoever waited longer takes it from the latest there', async () => {
    const rush = openServers(2)
    fill(rush, 0)
    const { placeTicket } = await sentAway(rush.ask({ who: 'away' }, 0))
    await rush.time.pass(1_000)
    void rush.ask({ who: 'under way' }, 1)
    const later = names(FULL, 'later').map((who) => rush.ask({ who }, 1))
    await rush.time.pass(1_000)
    void rush.ask({ who: 'away', ticket: placeTicket }, 1)
    expect((await sentAway(later.at(-1))).place).toBe(FULL)
    rush.open()
    await rush.time.pass(0)
    const there = rush.decided.filter((who) => !who.startsWith('early'))
    expect(there).toEqual(['under way', 'away', ...names(FULL - 1, 'later')])
  })

  it('is worth nothing to anybody else, for anything else, edited, or after half an hour', () => {
    const { tickets } = openServers()
    const mine = { whose: 'me', wants: 'slot' }
    const ticket = tickets.issue(mine, { since: SEVEN, notBefore: SEVEN + 2_000 })
    expect(tickets.read(mine, ticket, SEVEN)).toEqual({ since: SEVEN, notBefore: SEVEN + 2_000 })
    expect(tickets.read({ ...mine, whose: 'you' }, ticket, SEVEN)).toBeNull()
    expect(tickets.read({ ...mine, wants: 'another' }, ticket, SEVEN)).toBeNull()
    expect(tickets.read(mine, ticket.replace(`${SEVEN}`, `${SEVEN - 60_000}`), SEVEN)).toBeNull()
    expect(tickets.read(mine, ticket, SEVEN + 31 * 60_000)).toBeNull()
    expect(tickets.read(mine, 'anything', SEVEN)).toBeNull()
  })
})

describe('what has just been opened', () => {
  it('is given by lot among those who came within two seconds, however often each asked', async () => {
    const rush = openServers()
    const crowd = names(3)
    for (const who of crowd) {
      void rush.ask({ who, opensAt: SEVEN })
      await rush.time.pass(600)
    }
    expect(rush.decided).toEqual([])
    await rush.time.pass(200)
    const lots = (who: string) => rush.tickets.lot({ whose: who, wants: 'slot' }, SEVEN)
    expect(rush.decided).toEqual([...crowd].sort((a, b) => lots(a) - lots(b)))
  })

  it('is asked for as always once the moment has passed', async () => {
    const rush = openServers()
    await rush.time.pass(2_000)
    void rush.ask({ who: 'late', opensAt: SEVEN })
    await rush.time.pass(0)
    expect(rush.decided).toEqual(['late'])
  })
})

it('much that one account asks for at once counts as asked for every two seconds', async () => {
  const rush = openServers()
  rush.close()
  void rush.ask({ who: 'under way' })
  void rush.ask({ who: 'script' })
  void rush.ask({ who: 'script' })
  await rush.time.pass(1_000)
  void rush.ask({ who: 'honest' })
  rush.open()
  await rush.time.pass(0)
  expect(rush.decided).toEqual(['under way', 'script', 'honest', 'script'])
})

it('much that many accounts ask for from one phone counts as asked for every two seconds', async () => {
  const rush = openServers()
  for (const who of names(2, 'script')) void rush.ask({ who, device: 'one phone', opensAt: SEVEN })
  await rush.time.pass(1_900)
  void rush.ask({ who: 'honest', device: 'another phone', opensAt: SEVEN })
  await rush.time.pass(100)
  expect(new Set(rush.decided.slice(0, 2))).toEqual(new Set(['script-0', 'honest']))
  expect(rush.decided.slice(2)).toEqual(['script-1'])
})
