import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, birthdayOf, type LocalDate, localDate } from '#domain/kernel/time'
import { ageGroupSpans, ageGroupsOn } from '#domain/key-group/age-group'
import type { AgeGroup } from '#domain/key-group/key-group'
import { ageGroupIndexes, refreshAgeGroups } from '#server/features/key-group/refresh-age-groups'
import { keyGroupReader } from '#server/platform/sealing/key-group-index'
import { createTestApp, type TestApp } from '../../support/room/test-app'

const TODAY = localDate('2026-11-22')

let app: TestApp
beforeAll(async () => {
  app = await createTestApp({ now: `${TODAY}T02:00:00+08:00` })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const refresh = (on: LocalDate, afterPatientId: string | null = null, limit = 10_000) =>
  app.database.transaction((tx) =>
    refreshAgeGroups(tx, { on, afterPatientId, limit }, ageGroupIndexes(app.context(null).fieldCrypto)),
  )

async function newPeople(birthDates: readonly LocalDate[]): Promise<string[]> {
  const { db } = app.database
  await db.keyGroupMember.deleteMany()
  await db.patient.deleteMany()
  const people = birthDates.map((birthDate) => ({ id: randomUUID(), birthDate: new Date(birthDate) }))
  await db.patient.createMany({
    data: people.map((person) => ({ ...person, nameCipher: 'sealed', sex: 'female' })),
  })
  return people.map(({ id }) => id)
}

interface Row {
  readonly group: AgeGroup
  readonly since: LocalDate
  readonly until: LocalDate | null
}

async function rowsOf(patientId: string): Promise<Row[]> {
  const groupOf = keyGroupReader(app.context(null).fieldCrypto)
  const { rows } = await app.database.pool.query<{
    index: Buffer
    since: LocalDate
    until: LocalDate | null
  }>(
    `SELECT group_index AS index, since::text, until::text FROM key_group_member WHERE patient_id = $1 ORDER BY since`,
    [patientId],
  )
  return rows.map(({ index, since, until }) => ({ group: groupOf(index) as AgeGroup, since, until }))
}

const inForce = (rows: readonly Row[], on: LocalDate) =>
  rows.filter(({ since, until }) => since <= on && (until === null || on <= until)).map(({ group }) => group)

/** Days around the birthdays that count, leap days among them. */
const birthDates = fc.oneof(
  fc.integer({ min: -5, max: 5 }).map((days) => addDays(localDate('2019-11-22'), days)),
  fc.integer({ min: -5, max: 5 }).map((days) => addDays(localDate('1961-11-22'), days)),
  fc.constantFrom(...['2016-02-29', '2020-02-29', '1960-02-29', '1964-02-29', '2017-03-01'].map(localDate)),
  fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(localDate('1926-01-01'), days)),
)
const days = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map((distance) => addDays(TODAY, distance)),
  fc.constantFrom(...['2023-02-28', '2023-03-01', '2024-02-29', '2025-02-28', '2025-03-01'].map(localDate)),
)

describe('the groups by age of the nightly run', () => {
  it('are what the domain says, night after night, in batches of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(birthDates, { minLength: 1, maxLength: 8 }),
        fc.array(days, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 9 }),
        async (births, nights, limit) => {
          const ids = await newPeople(births)
          for (const on of nights.sort()) {
            let reached: string | null = null
            do reached = (await refresh(on, reached, limit)).reached
            while (reached !== null)
            for (const [place, id] of ids.entries()) {
              const birthDate = births[place] ?? TODAY
              expect(inForce(await rowsOf(id), on)).toEqual(ageGroupsOn(birthDate, on))
            }
            expect((await refresh(on)).rows).toBe(0)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('E2 10 and 11: end on the day before the seventh birthday and begin on the sixty-fifth', async () => {
    const [child = '', elder = ''] = await newPeople(['2019-11-23', '1961-11-23'].map(localDate))
    await refresh(TODAY)
    expect(await rowsOf(child)).toEqual([{ group: 'child-0-6', since: '2019-11-23', until: null }])
    expect(await rowsOf(elder)).toEqual([])
    await refresh(addDays(TODAY, 1))
    expect(await rowsOf(child)).toEqual([{ group: 'child-0-6', since: '2019-11-23', until: TODAY }])
    expect(await rowsOf(elder)).toEqual([{ group: 'elderly-65', since: '2026-11-23', until: null }])
  })

  it('follow a birth date that was wrong', async () => {
    const [id = ''] = await newPeople([localDate('1950-03-01')])
    await refresh(TODAY)
    expect(await rowsOf(id)).toMatchObject([{ group: 'elderly-65' }])
    await app.database.db.patient.update({ where: { id }, data: { birthDate: new Date('2020-02-29') } })
    await refresh(TODAY)
    expect(await rowsOf(id)).toEqual([{ group: 'child-0-6', since: '2020-02-29', until: null }])
    const [, elderly] = ageGroupSpans(localDate('2020-02-29'))
    expect(elderly?.since).toBe(birthdayOf(localDate('2020-02-29'), 65))
  })

  it('pass over whoever was merged away', async () => {
    const [id = '', gone = ''] = await newPeople(['2020-01-01', '2020-01-02'].map(localDate))
    await app.database.db.patient.update({ where: { id: gone }, data: { mergedIntoId: id } })
    expect(await refresh(TODAY)).toMatchObject({ rows: 1 })
    expect(await rowsOf(gone)).toEqual([])
  })
})
