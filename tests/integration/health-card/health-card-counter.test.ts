import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cardNumber } from '#domain/health-card/card-number'
import { staticCode } from '#domain/health-card/static-code'
import { countStatements } from '../../support/database/statement-count'
import {
  bookToday,
  type CardCounter,
  cardCounter,
  codeOf,
  SHOWN_AT,
  verify,
} from '../../support/room/card-counter'
import { refusalOf } from '../../support/room/refusal-of'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'

let app: TestApp
let counter: CardCounter

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())
beforeEach(async () => {
  counter = await cardCounter(app)
})

const show = () => codeOf(counter.family, counter.childId)
const uses = async () => (await counter.family.healthCard.usages({ patientId: counter.childId })).rows
const outcomes = async () => (await uses()).map(({ outcome }) => outcome)
const openings = () => app.database.db.recordOpening.findMany({ where: { patientId: counter.childId } })
const number = async () =>
  (await counter.family.healthCard.number({ patientId: counter.childId, idempotencyKey: newKey() })).number
const byNumber = (asked: { number: string; birthDate?: string; purpose?: 'check-in' | 'open-record' }) =>
  counter.desk.caller.healthCard.findByNumber({
    purpose: 'check-in',
    birthDate: '2021-05-20',
    ...asked,
    ...SHOWN_AT,
    idempotencyKey: newKey(),
  } as never)

describe('checking in by code', () => {
  it('says who stands there and which visits they have here today; visit.checkIn does the rest', async () => {
    const appointmentId = await bookToday(app, counter)
    const answer = await verify(counter.desk.caller, await show())
    expect(answer).toMatchObject({
      patientId: counter.childId,
      nameMasked: '示*',
      sex: 'female',
      age: '5岁6个月',
      cardStatus: 'active',
      verification: 'self-declared',
      allergyWords: null,
      opening: null,
      appointments: [{ appointmentId, status: 'booked', start: '2026-11-21T10:30:00+08:00' }],
    })
    await counter.desk.caller.visit.checkIn({ appointmentId, idempotencyKey: newKey() })
    const again = await verify(counter.desk.caller, await show())
    expect(again.appointments).toMatchObject([{ appointmentId, status: 'checked-in' }])
  })

  it('counts as often as it is shown in its minute, on two phones too', async () => {
    const [mothers, fathers] = [await show(), await show()]
    for (const code of [mothers, mothers, fathers]) await verify(counter.desk.caller, code)
    expect(await outcomes()).toEqual(['accepted', 'accepted', 'accepted'])
  })

  it('shows no visit of another place', async () => {
    await bookToday(app, counter)
    const elsewhere = await app.newStaff('front-desk', await app.newOrganization())
    const answer = await verify(elsewhere.caller, await show())
    expect(answer).toMatchObject({ patientId: counter.childId, appointments: [] })
  })

  it('is written down for the family: where, for what, and how it ended', async () => {
    await verify(counter.desk.caller, await show(), 'identify')
    const { name } = await app.database.db.organization.findUniqueOrThrow({
      where: { id: counter.organizationId },
    })
    expect(await uses()).toEqual([
      {
        at: '2026-11-21T10:00:00+08:00',
        purpose: 'identify',
        ...SHOWN_AT,
        organizationName: name,
        outcome: 'accepted',
        kind: 'dynamic',
        syncedAt: null,
      },
    ])
  })

  it('is a look, and stands among those who looked', async () => {
    await verify(counter.desk.caller, await show())
    const { rows } = await counter.family.record.accessLog({ patientId: counter.childId })
    expect(rows).toMatchObject([{ purpose: 'card', fields: ['name', 'sex', 'card', 'appointments'] }])
  })

  it('costs the same number of statements whatever visits there are', async () => {
    const code = await show()
    const statements = async () => {
      // The rules are read anew every few seconds, by whoever comes first.
      await app.context(null).rules()
      return countStatements(() => verify(counter.desk.caller, code))
    }
    const without = await statements()
    await bookToday(app, counter)
    expect(await statements()).toBe(without)
    expect(without).toBeLessThanOrEqual(5)
  })
})

describe('opening a record by code (D-CARD-04, D-CARD-09)', () => {
  it('opens it to the doctor for an hour, and once', async () => {
    const code = await show()
    const answer = await verify(counter.doctor.caller, code, 'open-record')
    expect(answer.opening).toEqual({ expiresAt: '2026-11-21T11:00:00+08:00' })
    expect(await openings()).toMatchObject([
      { accountId: counter.doctor.accountId, basis: 'card-code', role: 'family-doctor', sections: [] },
    ])
    expect(await refusalOf(verify(counter.doctor.caller, code, 'open-record'))).toBe('card_code_replayed')
    expect(await outcomes()).toEqual(['card_code_replayed', 'accepted'])
  })

  it('answers a retry of the same intent as before, and opens nothing twice', async () => {
    const input = {
      code: await show(),
      purpose: 'open-record',
      ...SHOWN_AT,
      idempotencyKey: newKey(),
    } as const
    const first = await counter.doctor.caller.healthCard.verify(input)
    app.clock.pass(120_000)
    expect(await counter.doctor.caller.healthCard.verify(input)).toEqual(first)
    expect(await openings()).toHaveLength(1)
    const code = await show()
    expect(await refusalOf(counter.doctor.caller.healthCard.verify({ ...input, code }))).toBe(
      'idempotency_key_reused',
    )
  })

  it('keeps nothing about the person among the intents', async () => {
    await verify(counter.doctor.caller, await show(), 'open-record')
    const kept = await app.database.db.idempotencyRecord.findMany({
      where: { accountId: counter.doctor.accountId },
      select: { response: true },
    })
    expect(kept).toEqual([{ response: { patientId: counter.childId } }])
  })

  it('is not for a desk, which learns nothing by trying', async () => {
    const code = await show()
    expect(await refusalOf(verify(counter.desk.caller, code, 'open-record'))).toBe('not_permitted')
    await verify(counter.doctor.caller, code, 'open-record')
  })

  it('of a screenshot that was used at the desk still opens once, for whoever is first', async () => {
    const code = await show()
    await verify(counter.desk.caller, code)
    await verify(counter.doctor.caller, code, 'open-record')
    expect(await refusalOf(verify(counter.doctor.caller, code, 'open-record'))).toBe('card_code_replayed')
  })
})

describe('a card that cannot be used', () => {
  it('frozen on another phone: refused at once, and the family sees that somebody tried', async () => {
    const code = await show()
    await counter.family.healthCard.freeze({ patientId: counter.childId, idempotencyKey: newKey() })
    expect(await refusalOf(verify(counter.desk.caller, code))).toBe('card_frozen')
    expect(await outcomes()).toEqual(['card_frozen'])
  })

  it('replaced: what was shown before is void', async () => {
    const code = await show()
    await counter.family.healthCard.replace({ patientId: counter.childId, idempotencyKey: newKey() })
    expect(await refusalOf(verify(counter.desk.caller, code))).toBe('card_version_old')
    await verify(counter.desk.caller, await show())
  })

  it('given up: refused with how it stands', async () => {
    const code = await show()
    await counter.family.healthCard.cancel({ patientId: counter.childId, idempotencyKey: newKey() })
    expect(await refusalOf(verify(counter.desk.caller, code))).toBe('card_state')
  })
})

describe('a number that is read out (journeys E3 8)', () => {
  it('identifies and checks in together with the birth date', async () => {
    const answer = await byNumber({ number: await number() })
    expect(answer).toMatchObject({ patientId: counter.childId, nameMasked: '示*' })
    expect(await uses()).toMatchObject([{ kind: 'number', outcome: 'accepted', purpose: 'check-in' }])
  })

  it('opens nothing', async () => {
    const asked = { number: await number(), purpose: 'open-record' } as const
    expect(await refusalOf(byNumber(asked))).toBe('card_code_identifies_only')
    expect(await openings()).toEqual([])
  })

  it('of a wrong birth date is no card, and the family sees the try', async () => {
    const asked = { number: await number(), birthDate: '2021-05-21' }
    expect(await refusalOf(byNumber(asked))).toBe('card_absent')
    expect(await outcomes()).toEqual(['card_absent'])
  })

  it('that no card can have is not counted; others are, thirty in an hour', async () => {
    const real = await number()
    const last = Number(real.at(-1))
    expect(await refusalOf(byNumber({ number: real.slice(0, 13) + ((last + 1) % 10) }))).toBe('input_invalid')
    for (let day = 1; day <= 30; day++) {
      const birthDate = `2020-01-${String(day).padStart(2, '0')}`
      expect(await refusalOf(byNumber({ number: real, birthDate }))).toBe('card_absent')
    }
    expect(await refusalOf(byNumber({ number: real }))).toBe('too_many_requests')
    app.clock.pass(3_600_000)
    expect(await byNumber({ number: real })).toMatchObject({ patientId: counter.childId })
  })
})

describe('a printed card', () => {
  const printed = async () =>
    (await counter.family.healthCard.number({ patientId: counter.childId, idempotencyKey: newKey() }))
      .staticCode

  it('identifies', async () => {
    expect(await verify(counter.desk.caller, await printed(), 'identify')).toMatchObject({
      patientId: counter.childId,
    })
  })

  it.each(['check-in', 'open-record'] as const)('is not enough to %s', async (purpose) => {
    expect(await refusalOf(verify(counter.doctor.caller, await printed(), purpose))).toBe(
      'card_code_identifies_only',
    )
  })

  it('says nothing of a record, and neither does its number; a signed code does', async () => {
    const allergy = { substance: '青霉素', reaction: '', severity: null }
    const noted = { patientId: counter.childId, notedOn: '2026-11-20', allergy, idempotencyKey: newKey() }
    await counter.family.record.addAllergy(noted)
    const { caller } = counter.doctor
    const read = {
      number: await number(),
      birthDate: '2021-05-20',
      purpose: 'identify',
      ...SHOWN_AT,
    } as const
    const answers = [
      await verify(caller, await printed(), 'identify'),
      await caller.healthCard.findByNumber({ ...read, idempotencyKey: newKey() }),
      await verify(caller, await show(), 'identify'),
    ]
    expect(answers.map(({ allergyWords }) => allergyWords)).toEqual([null, null, '青霉素过敏'])
  })

  it('is counted like a number that is read out: whoever has many of them does not learn whose they are', async () => {
    const real = await printed()
    for (let version = 1; version <= 30; version++) {
      const other = staticCode({ number: cardNumber(new Uint8Array(13).fill(version)), version })
      expect(await refusalOf(verify(counter.desk.caller, other, 'identify'))).toBe('card_absent')
    }
    expect(await refusalOf(verify(counter.desk.caller, real, 'identify'))).toBe('too_many_requests')
    app.clock.pass(3_600_000)
    await verify(counter.desk.caller, real, 'identify')
  })

  it('of an earlier version is void', async () => {
    const old = await printed()
    await counter.family.healthCard.replace({ patientId: counter.childId, idempotencyKey: newKey() })
    expect(await refusalOf(verify(counter.desk.caller, old, 'identify'))).toBe('card_version_old')
  })
})

describe('a desk that has seen the document', () => {
  const confirm = () =>
    counter.desk.caller.healthCard.confirmIdentity({ patientId: counter.childId, idempotencyKey: newKey() })
  const givePlaceAnArea = (areaCode: string) =>
    app.database.db.organization.update({ where: { id: counter.organizationId }, data: { areaCode } })

  it('says so of whoever showed the card here today, and the record gets its number once', async () => {
    await givePlaceAnArea('510183001001')
    await verify(counter.desk.caller, await show())
    expect(await confirm()).toEqual({ verification: 'staff', recordNumber: '51018300100100001' })
    expect(await confirm()).toEqual({ verification: 'staff', recordNumber: '51018300100100001' })
    const { verification } = (await counter.family.healthCard.get({ patientId: counter.childId })) ?? {}
    expect(verification).toBe('staff')
  })

  it('gives running numbers, each once, however many desks confirm at once', async () => {
    const counters = await Promise.all(Array.from({ length: 8 }, () => cardCounter(app)))
    const numbers = await Promise.all(
      counters.map(async ({ desk, family, childId, organizationId }) => {
        await app.database.db.organization.update({
          where: { id: organizationId },
          data: { areaCode: '510183001101' },
        })
        await verify(desk.caller, await codeOf(family, childId))
        const { recordNumber } = await desk.caller.healthCard.confirmIdentity({
          patientId: childId,
          idempotencyKey: newKey(),
        })
        return recordNumber
      }),
    )
    expect(numbers.map(String).sort((a, b) => (a < b ? -1 : 1))).toEqual(
      Array.from({ length: 8 }, (_, place) => `5101830011010000${place + 1}`),
    )
  })

  it('has no number to give where the place has no area', async () => {
    await verify(counter.desk.caller, await show())
    expect(await confirm()).toEqual({ verification: 'staff', recordNumber: null })
  })

  it('does not reach whoever was not here today', async () => {
    expect(await refusalOf(confirm())).toBe('not_found')
    await bookToday(app, counter)
    await confirm()
  })

  it('decides nothing about its own family', async () => {
    await verify(counter.desk.caller, await show())
    await app.database.db.patientLink.create({
      data: { accountId: counter.desk.accountId, patientId: counter.childId, relation: 'child' },
    })
    expect(await refusalOf(confirm())).toBe('not_permitted')
  })
})
