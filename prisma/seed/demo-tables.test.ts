import { describe, expect, it } from 'vitest'
import { bookingRule, DEFAULT_BOOKING_RULES } from '#domain/appointment/booking-rules'
import { slotsOfSession } from '#domain/appointment/slots-of-session'
import { metersBetween } from '#domain/directory/distance'
import { isAreaCode } from '#domain/health-card/record-number'
import { localDate, minutesOfDay } from '#domain/kernel/time'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from '#domain/patient/household-rules'
import { readPerson } from '#domain/patient/read-person'
import { demoAreaCode } from './demo-area'
import { birthDateOf, documentOf } from './demo-document'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'
import { DEMO_ORGANIZATIONS } from './demo-organizations'
import { DEMO_PRACTITIONERS } from './demo-practitioners'
import { DEMO_SESSIONS, type DemoSession } from './demo-sessions'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
/** Days on which counting months back is awkward, beside an ordinary one. */
const SEEDING_DAYS = ['2026-11-21', '2027-03-31', '2028-02-29', '2027-01-01'].map(localDate)

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

describe('the demo county', () => {
  it('has two lead hospitals, 22 centres in 14 streets and towns, and village stations', () => {
    const count = (kind: string) => DEMO_ORGANIZATIONS.filter((each) => each.kind === kind).length
    expect(count('region')).toBe(1)
    expect(count('lead-hospital')).toBe(2)
    expect(count('community-centre') + count('township-centre')).toBe(22)
    expect(count('village-station')).toBeGreaterThan(0)
    expect(new Set(DEMO_ORGANIZATIONS.flatMap(({ street }) => street || [])).size).toBe(14)
  })

  it('says in every name that it is an example', () => {
    for (const { name } of DEMO_ORGANIZATIONS) expect(name).toMatch(/（示例）$/)
  })

  it('gives every centre and station an area of its own, and no other place one (D-CARD-07)', () => {
    const areas = DEMO_ORGANIZATIONS.map(({ key }) => demoAreaCode(key))
    const given = areas.filter((area) => area !== null)
    expect(given.every(isAreaCode)).toBe(true)
    expect(duplicates(given)).toEqual([])
    expect(areas.length - given.length).toBe(3)
  })

  it('is one tree: every parent stands in the table before its children', () => {
    for (const [index, { parent }] of DEMO_ORGANIZATIONS.entries()) {
      const before = DEMO_ORGANIZATIONS.slice(0, index).map(({ key }) => key)
      expect(parent === null ? index === 0 : before.includes(parent)).toBe(true)
    }
  })

  it('fits into a county, and tells two places of one name apart by their street', () => {
    const [county] = DEMO_ORGANIZATIONS
    for (const place of DEMO_ORGANIZATIONS) {
      expect(county && metersBetween(county, place)).toBeLessThan(20_000)
    }
    const names = DEMO_ORGANIZATIONS.map(({ name }) => name)
    expect(duplicates(names)).toEqual(['新桥村卫生室（示例）'])
    expect(duplicates(DEMO_ORGANIZATIONS.map(({ name, street }) => `${name} ${street}`))).toEqual([])
  })

  it('has 40 practitioners: certified, one expired, one about to, each at a place that exists', () => {
    expect(DEMO_PRACTITIONERS).toHaveLength(40)
    const ends = DEMO_PRACTITIONERS.flatMap(({ certification }) => certification?.toDays ?? [])
    expect(ends.filter((days) => days < 0)).toHaveLength(1)
    expect(ends.filter((days) => days >= 0 && days <= 7)).toHaveLength(1)
    expect(ends.filter((days) => days > 60).length).toBeGreaterThan(8)
    const places = DEMO_ORGANIZATIONS.map(({ key }) => key)
    for (const { organization } of DEMO_PRACTITIONERS) expect(places).toContain(organization)
  })

  it('uses no key, phone, name of a practitioner or certificate twice', () => {
    expect(duplicates(DEMO_ORGANIZATIONS.map(({ key }) => key))).toEqual([])
    expect(duplicates(DEMO_ORGANIZATIONS.map(({ phone }) => phone))).toEqual([])
    expect(duplicates(DEMO_PRACTITIONERS.flatMap(({ key, name }) => [key, name]))).toEqual([])
    expect(
      duplicates(DEMO_PRACTITIONERS.flatMap(({ certification }) => certification?.number ?? [])),
    ).toEqual([])
    expect(duplicates(DEMO_FAMILIES.map(({ phone }) => phone))).toEqual([])
    expect(duplicates(DEMO_FAMILIES.flatMap(({ people }) => people.map(({ key }) => key)))).toEqual([])
  })
})

describe('the demo sessions', () => {
  it('are held where the service is offered, and whatever is offered is held', () => {
    for (const { key, services } of DEMO_ORGANIZATIONS) {
      const held = DEMO_SESSIONS.filter(({ organization }) => organization === key).map(
        ({ service }) => service,
      )
      expect([...new Set(held)].sort()).toEqual([...services].sort())
    }
  })

  it('leave no practitioner without one, and ask nobody to be in two places', () => {
    for (const { key } of DEMO_PRACTITIONERS) {
      const own = DEMO_SESSIONS.filter(({ practitioner }) => practitioner === key)
      expect(own, key).not.toEqual([])
      for (const [index, session] of own.entries()) {
        expect(
          own.slice(index + 1).filter((other) => overlaps(session, other)),
          key,
        ).toEqual([])
      }
    }
  })

  it('offer sick visits at five centres or more on every day of the week', () => {
    for (const weekday of WEEK) {
      const open = DEMO_SESSIONS.filter(
        ({ service, weekdays }) => service === 'sick-visit' && weekdays.includes(weekday),
      )
      expect(new Set(open.map(({ organization }) => organization)).size).toBeGreaterThanOrEqual(5)
    }
  })

  it('can be cut into slots by the rules, and most slots are public', () => {
    const day = localDate('2026-11-21')
    const rule = bookingRule(DEFAULT_BOOKING_RULES, '*', 'BK-04', day)
    const slots = DEMO_SESSIONS.flatMap((session) =>
      slotsOfSession({ ...session, ...rule, day, visitMinutes: rule.visitMinutes[session.service] }),
    )
    expect(slots.filter(({ pool }) => pool === 'public').length).toBeGreaterThan(slots.length / 2)
    for (const pool of ['on-site', 'referral', 'signed-family'])
      expect(slots.map((slot) => slot.pool)).toContain(pool)
  })
})

function overlaps(a: DemoSession, b: DemoSession): boolean {
  const sameDay = a.weekdays.some((weekday) => b.weekdays.includes(weekday))
  const [first, second] = a.startTime <= b.startTime ? [a, b] : [b, a]
  return sameDay && minutesOfDay(second.startTime) < minutesOfDay(first.endTime)
}

describe('the demo families', () => {
  const people = DEMO_FAMILIES.flatMap((family) => family.people)

  it.each(SEEDING_DAYS)('seeded on %s, have documents that the product itself would accept', (today) => {
    const rules = householdRules(DEFAULT_HOUSEHOLD_RULES, today)
    const numbers = people.map((person, place) => {
      const birthDate = birthDateOf(person, today)
      const document = documentOf(person, birthDate, place)
      const typed = document.type === 'birth-certificate' ? { birthDate, sex: person.sex } : {}
      const read = readPerson(
        { name: person.name, relation: person.relation, document, ...typed },
        today,
        rules,
      )
      expect(read).toMatchObject({ name: person.name, birthDate, sex: person.sex })
      return document.number
    })
    expect(duplicates(numbers)).toEqual([])
  })

  it('give the persona parent a self, a grandmother and two children, one with a birth certificate', () => {
    const parent = DEMO_FAMILIES.find(({ persona }) => persona === 'parent')
    expect(parent?.people.map(({ relation, document }) => `${relation} ${document}`)).toEqual([
      'self resident-id',
      'child resident-id',
      'child birth-certificate',
      'parent resident-id',
    ])
  })
})

describe('demoId', () => {
  it('is a UUID of version 5, the same for the same name', () => {
    const id = demoId('organization', 'chengdong')
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(demoId('organization', 'chengdong')).toBe(id)
    expect(demoId('organization', 'chengxi')).not.toBe(id)
  })
})
