import { expect, it } from 'vitest'
import { createSimulatedTime } from '../../../tests/support/model/simulated-time'
import { createAdmission, type Desk } from './admission'

interface Asked {
  readonly who: string
  readonly wants: string
}

/** A desk that notes its batches and is told by the test what becomes of one. */
function deskOf(decide: (batch: readonly Asked[]) => void = () => {}) {
  const batches: string[][] = []
  const desk: Desk<Asked, string> = {
    alone: ({ who }) => [who],
    shared: ({ wants }) => wants,
    atOnce: 2,
    async decide(batch) {
      batches.push(batch.map(({ who }) => who))
      await Promise.resolve()
      decide(batch)
      return batch.map(({ who, wants }) => ({ answer: `${who}:${wants}` }))
    },
  }
  return { desk, batches }
}

const crowd = (count: number, wants = 'slot'): Asked[] =>
  Array.from({ length: count }, (_, index) => ({ who: `family-${index}`, wants }))

it('decides the first at once and whoever came meanwhile together, in their order', async () => {
  const { desk, batches } = deskOf()
  const admit = createAdmission()
  const answers = await Promise.all(crowd(5).map((asked) => admit(desk, asked)))
  expect(answers).toEqual(crowd(5).map(({ who }) => `${who}:slot`))
  expect(batches).toEqual([['family-0'], ['family-1', 'family-2', 'family-3', 'family-4']])
})

it('never has somebody twice in a batch, nor one thing in two batches at once', async () => {
  const { desk, batches } = deskOf()
  const admit = createAdmission()
  const asked = [...crowd(2, 'a'), { who: 'family-1', wants: 'b' }, ...crowd(2, 'a')]
  await Promise.all(asked.map((one) => admit(desk, one)))
  for (const batch of batches) expect(new Set(batch).size).toBe(batch.length)
  expect(batches.flat()).toHaveLength(asked.length)
})

it('refuses what breaks a batch to the one that broke it, and answers the others', async () => {
  const { desk } = deskOf((batch) => {
    if (batch.some(({ who }) => who === 'family-3')) {
      throw Object.assign(new Error(), { code: '23505', constraint: 'one_each' })
    }
  })
  const admit = createAdmission()
  const settled = await Promise.allSettled(crowd(6).map((asked) => admit(desk, asked)))
  expect(settled.map(({ status }) => status)).toEqual(
    crowd(6).map(({ who }) => (who === 'family-3' ? 'rejected' : 'fulfilled')),
  )
})

it('decides a lone one that met a constraint once more', async () => {
  let tries = 0
  const { desk } = deskOf(() => {
    tries++
    if (tries === 1) throw Object.assign(new Error(), { code: '23505', constraint: 'one_each' })
  })
  expect(await createAdmission()(desk, { who: 'family', wants: 'slot' })).toBe('family:slot')
  expect(tries).toBe(2)
})

const LOCK_TIMEOUT = Object.assign(new Error(), { code: '55P03' })

it('lets nobody else wait for what one waits for in vain', async () => {
  const { desk } = deskOf((batch) => {
    if (batch.some(({ who }) => who === 'family-3')) throw LOCK_TIMEOUT
  })
  const admit = createAdmission()
  const settled = await Promise.allSettled(crowd(40).map((asked) => admit(desk, asked)))
  expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([3])
})

it('tells all others at once when nobody gets what they wait for', async () => {
  const { desk, batches } = deskOf(() => {
    throw LOCK_TIMEOUT
  })
  const admit = createAdmission()
  const settled = await Promise.allSettled(crowd(41).map((asked) => admit(desk, asked)))
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true)
  expect(batches.map(({ length }) => length)).toEqual([1, 40, ...Array.from({ length: 8 }, () => 1)])
})

it('gives whoever repeats a request the answer that it waits for, and decides it anew once it was answered', async () => {
  const { desk, batches } = deskOf()
  const admit = createAdmission()
  const once = { ...desk, same: ({ who, wants }: Asked) => `${who} ${wants}` }
  const asked = ['slot', 'slot', 'other', 'slot'].map((wants) => ({ who: 'family', wants }))
  const answers = await Promise.all(asked.map((one) => admit(once, one)))
  expect(answers).toEqual(['family:slot', 'family:slot', 'family:other', 'family:slot'])
  expect(batches).toEqual([['family'], ['family']])
  await admit(once, { who: 'family', wants: 'slot' })
  expect(batches).toHaveLength(3)
})

it('refuses a repeated request as it refuses the first, and forgets that it was asked', async () => {
  let tries = 0
  const { desk } = deskOf(() => {
    tries++
    throw Object.assign(new Error(), { code: 'ECONNREFUSED' })
  })
  const admit = createAdmission()
  const once = { ...desk, same: ({ who }: Asked) => who }
  const ask = () => admit(once, { who: 'family', wants: 'slot' })
  const settled = await Promise.allSettled([ask(), ask(), ask()])
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true)
  expect(tries).toBe(1)
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(tries).toBe(2)
})

it('tells everybody at once when the database is away', async () => {
  const { desk, batches } = deskOf(() => {
    throw Object.assign(new Error(), { code: 'ECONNREFUSED' })
  })
  const admit = createAdmission()
  const settled = await Promise.allSettled(crowd(4).map((asked) => admit(desk, asked)))
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true)
  expect(batches).toHaveLength(2)
})

it('says to whoever comes beyond the end of the queue when to ask again, and how many stood before', async () => {
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const desk: Desk<Asked, string> = {
    alone: ({ who }) => [who],
    shared: ({ wants }) => wants,
    atOnce: 2,
    async decide(batch) {
      await gate
      return batch.map(({ who }) => ({ answer: who }))
    },
  }
  const admit = createAdmission()
  const inside = crowd(3_001).map((asked) => admit(desk, asked))
  const beyond = admit(desk, { who: 'late', wants: 'slot' }).catch((error: unknown) => error)
  expect(await beyond).toMatchObject({
    code: 'too_many_requests',
    facts: { retryAfterMs: 2_000, place: 3_000 },
  })
  open()
  expect(await Promise.all(inside)).toHaveLength(3_001)
})

it('waits for as many as it has just answered, for a third of the time that they took and no longer', async () => {
  const time = createSimulatedTime(0)
  const batches: number[] = []
  const desk: Desk<Asked, string> = {
    alone: ({ who }) => [who],
    shared: ({ wants }) => wants,
    atOnce: 1,
    async decide(batch) {
      batches.push(batch.length)
      await new Promise<void>((resolve) => time.later(resolve, 30))
      return batch.map(({ who }) => ({ answer: who }))
    },
  }
  const admit = createAdmission({ now: time.now, later: time.later })
  let arrived = 0
  const come = (count: number): void => {
    for (let more = 0; more < count; more++) void admit(desk, { who: `family-${arrived++}`, wants: 'slot' })
  }
  come(1)
  come(4)
  await time.pass(30)
  expect(batches).toEqual([1, 4])
  await time.pass(30)

  come(1)
  await time.pass(5)
  come(2)
  expect(batches).toEqual([1, 4])
  come(1)
  expect(batches).toEqual([1, 4, 4])

  await time.pass(30)
  come(1)
  await time.pass(9)
  expect(batches).toEqual([1, 4, 4])
  await time.pass(1)
  expect(batches).toEqual([1, 4, 4, 1])

  await time.pass(60)
  come(1)
  expect(batches).toEqual([1, 4, 4, 1, 1])
})
