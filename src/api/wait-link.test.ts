import { createTRPCClient, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { expect, test } from 'vitest'
import { createSimulatedTime } from '../../tests/support/model/simulated-time'
import { createWaits } from './wait-link'

interface Asked {
  readonly key: string
  readonly ticket: unknown
}

/** A server that has no room for the first who ask, and what a phone says to it. */
function phoneBefore(places: readonly number[]) {
  const time = createSimulatedTime(0)
  const asked: Asked[] = []
  const kept = new Map<string, string>()
  const waits = createWaits({
    later: time.later,
    random: () => 0.5,
    tickets: {
      read: (slotId) => kept.get(slotId),
      keep: (slotId, ticket) => void kept.set(slotId, ticket),
      forget: (slotId) => void kept.delete(slotId),
    },
  })
  const server: TRPCLink<never> =
    () =>
    ({ op }) =>
      observable((observer) => {
        const place = places[asked.length]
        asked.push({ key: (op.input as { key: string }).key, ticket: op.context.placeTicket })
        if (place === undefined) {
          observer.next({ result: { type: 'data', data: 'held' } })
          observer.complete()
        } else observer.error(TRPCClientError.from({ error: refusal(place) as never }))
      })
  const client = createTRPCClient({ links: [waits.link as never, server] }) as unknown as {
    hold: { mutate: (input: object, options?: object) => Promise<unknown> }
  }
  return { time, asked, kept, waits, hold: (key = 'once') => client.hold.mutate({ slotId: 'slot', key }) }
}

function refusal(place: number) {
  const facts = { place, retryAfterMs: 2_000, placeTicket: `ticket-${place}` }
  return { code: -32029, message: 'too_many_requests', data: { domainCode: 'too_many_requests', facts } }
}

test('it asks again by itself when it was told to, with its ticket and the same words, until it is its turn', async () => {
  const { time, asked, kept, waits, hold } = phoneBefore([30, 12])
  const shown: (number | undefined)[] = []
  waits.onChange(() => shown.push(waits.current()?.ahead))
  const held = hold()
  await time.pass(2_499)
  expect(asked).toEqual([{ key: 'once', ticket: undefined }])
  await time.pass(5_000)
  expect(await held).toBe('held')
  expect(asked.slice(1)).toEqual([
    { key: 'once', ticket: 'ticket-30' },
    { key: 'once', ticket: 'ticket-12' },
  ])
  expect(shown).toEqual([30, 12, undefined])
  expect(kept.size).toBe(0)
})

test('whoever leaves asks no more, is told nothing, and finds their place when they come back', async () => {
  const { time, asked, waits, hold } = phoneBefore([30, 12])
  const left = hold().catch((error: unknown) => error)
  await time.pass(1_000)
  waits.leave()
  expect(waits.hasLeft(await left)).toBe(true)
  expect(waits.current()).toBeNull()
  await time.pass(10_000)
  expect(asked).toHaveLength(1)
  void hold('another tap')
  expect(asked[1]).toEqual({ key: 'another tap', ticket: 'ticket-30' })
})

test('other refusals are the reader’s at once', async () => {
  const { hold, waits } = phoneBefore([])
  expect(await hold()).toBe('held')
  expect(waits.current()).toBeNull()
})
