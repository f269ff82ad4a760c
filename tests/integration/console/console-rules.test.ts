import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { bookingRule } from '#domain/appointment/booking-rules'
import { localDate } from '#domain/kernel/time'
import { createRuleTable } from '#server/platform/rule-table'
import { countStatements } from '../../support/database/statement-count'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newOffice, type TestOffice, why } from '../../support/rows/test-office'

let app: TestApp
let office: TestOffice
let county: string
let counties = 0

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
})
beforeEach(async () => {
  county = `青石县${++counties}`
  office = await newOffice(app, county)
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const change = (more: object = {}) =>
  office.caller.rule.change({
    region: county,
    code: 'BK-13',
    value: { holdMinutes: 8 },
    validFrom: dayAfter(app, 3),
    source: '县卫健局〔2026〕4 号',
    verified: true,
    ...why(),
    ...more,
  })
const withdraw = (validFrom = dayAfter(app, 3)) =>
  office.caller.rule.withdraw({ region: county, code: 'BK-13', validFrom, ...why() })
const periods = async (code = 'BK-13') => {
  const { rows } = await office.caller.rule.versions({ region: county, code })
  return rows
    .filter(({ region }) => region === county)
    .map(({ validFrom, validTo, value }) => [
      validFrom,
      validTo,
      (value as { holdMinutes: number }).holdMinutes,
    ])
}
const changes = (code = 'BK-13') =>
  office.caller.change.list({ subject: 'rule', subjectId: `${county}/${code}` }).then(({ rows }) => rows)

/** Every page of the list, one behind the other; no more pages than there can be. */
async function everyRule() {
  const rows: Awaited<ReturnType<typeof office.caller.rule.list>>['rows'][number][] = []
  let cursor: string | null | undefined
  for (let page = 0; page < 20 && cursor !== null; page++) {
    const answer = await office.caller.rule.list(cursor ? { cursor } : {})
    rows.push(...answer.rows)
    cursor = answer.nextCursor
  }
  return rows
}

describe('rule.list', () => {
  it('shows what holds in the county today, named and in words, each once', async () => {
    const { total, unverified, regions, writable, region } = await office.caller.rule.list({})
    const rows = await everyRule()
    expect([region, regions, writable]).toEqual([county, [county, '*'], [county, '*']])
    expect(new Set(rows.map(({ code }) => code)).size).toBe(total)
    expect(rows.filter(({ verified }) => !verified)).toHaveLength(unverified)
    expect(rows.find(({ code }) => code === 'BK-13')).toMatchObject({
      region: '*',
      nameZh: '锁号时长',
      inWords: '锁号 5 分钟',
      versions: 1,
      nextFrom: null,
      changeable: true,
    })
    expect(rows.find(({ code }) => code === 'BK-14')).toMatchObject({ changeable: false })
  })

  it('finds by code, name, words and source, and only what nobody has verified', async () => {
    const found = async (more: object) => (await office.caller.rule.list(more)).rows.map(({ code }) => code)
    expect(await found({ query: 'bk-13' })).toEqual(['BK-13'])
    expect(await found({ query: '锁号' })).toEqual(['BK-13'])
    expect(await found({ query: '第十四条' })).toContain('BK-01')
    expect(await found({ unverifiedOnly: true })).not.toContain('BK-01')
    expect(await found({ query: '没有这条' })).toEqual([])
  })

  it('turns pages, and knows no cursor of another list', async () => {
    const rows = await everyRule()
    const cursor = at(rows, 2).code
    const { rows: after } = await office.caller.rule.list({ cursor })
    expect(after.length).toBeGreaterThan(10)
    expect(after).toEqual(rows.slice(3, 3 + after.length))
    expect(await refusalOf(office.caller.rule.list({ cursor: 'ZZ-99' }))).toBe('input_invalid')
  })

  it('asks as few statements for many rules as for one', async () => {
    const all = await countStatements(() => office.caller.rule.list({}))
    expect(await countStatements(() => office.caller.rule.list({ query: 'BK-13' }))).toBe(all)
    expect(all).toBeLessThanOrEqual(2)
  })
})

describe('rule.change', () => {
  it('holds from its day on; the former version ends there and stays for the days it had', async () => {
    await change()
    await change({ validFrom: dayAfter(app, 10), value: { holdMinutes: 4 } })
    expect(await periods()).toEqual([
      [dayAfter(app, 10), null, 4],
      [dayAfter(app, 3), dayAfter(app, 10), 8],
    ])
    const rules = await createRuleTable(app.database.db)()
    const holdOn = (days: number) => bookingRule(rules, county, 'BK-13', dayAfter(app, days)).holdMinutes
    expect([2, 3, 9, 10].map(holdOn)).toEqual([5, 8, 8, 4])
    const listed = (await office.caller.rule.list({ query: 'BK-13' })).rows
    expect(listed).toMatchObject([{ inWords: '锁号 5 分钟', versions: 3, nextFrom: dayAfter(app, 3) }])
  })

  it('is read by a running process within some seconds', async () => {
    const running = createRuleTable(app.database.db)
    const holdThen = async () => bookingRule(await running(), county, 'BK-13', dayAfter(app, 3)).holdMinutes
    expect(await holdThen()).toBe(5)
    await change()
    await vi.waitFor(async () => expect(await holdThen()).toBe(8), { timeout: 10_000, interval: 200 })
  })

  it('is kept with what stood before, who did it and why', async () => {
    await change()
    expect(await changes()).toMatchObject([
      {
        subject: 'rule',
        before: [],
        after: [{ value: { holdMinutes: 8 } }],
        reason: '县卫健局通知',
        by: '示例员工',
      },
    ])
  })

  it.each([
    ['today', { validFrom: localDate('2026-11-21') }, 'rule_date_past'],
    ['a value that is none', { value: { holdMinutes: 0 } }, 'rule_value_invalid'],
    ['an unknown field', { value: { holdMinutes: 5, more: 1 } }, 'rule_value_invalid'],
    ['a mechanism', { code: 'BK-14', value: { statement: '两次' } }, 'rule_fixed'],
    [
      'a region of its own where there is none',
      { code: 'ID-04', value: { birthCertificateMonths: 6 } },
      'rule_fixed',
    ],
    ['an unknown rule', { code: 'XX-01' }, 'not_found'],
    ['another county', { region: '别的县' }, 'not_found'],
  ])('refuses %s', async (_, more, code) => {
    expect(await refusalOf(change(more))).toBe(code)
    expect(await changes()).toEqual([])
  })

  it('lets only the office at the top of a tree write for everybody', async () => {
    const deputy = await app.newStaff('health-bureau', office.centreId)
    const forAll = {
      region: '*',
      code: 'BK-06',
      value: { extraSeatsPerSession: 2 },
      validFrom: dayAfter(app, 400),
    }
    const input = () => ({ ...forAll, source: '省通知', verified: false, ...why() })
    expect(await refusalOf(deputy.caller.rule.change(input()))).toBe('not_permitted')
    expect(await office.caller.rule.change(input())).toEqual({ validFrom: dayAfter(app, 400) })
    await office.caller.rule.withdraw({ region: '*', code: 'BK-06', validFrom: dayAfter(app, 400), ...why() })
  })

  it('of ten at one moment for one day exactly one wins', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        change({ value: { holdMinutes: index + 1 } }).then(
          () => 'changed',
          (error: { message: string }) => error.message,
        ),
      ),
    )
    expect(answers.filter((answer) => answer === 'changed')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'rule_date_taken')).toHaveLength(9)
    expect(await periods()).toHaveLength(1)
  })

  it('the database itself refuses a second version on a day', async () => {
    await change()
    const row = { region: county, code: 'BK-13', value: {}, source: '', verified: false }
    const overlapping = { ...row, validFrom: new Date(dayAfter(app, 5)), validTo: null }
    await expect(app.database.db.ruleSet.create({ data: overlapping })).rejects.toThrow()
  })
})

describe('rule.withdraw', () => {
  it('takes out what has not begun, and the former version goes on', async () => {
    await change()
    await change({ validFrom: dayAfter(app, 10) })
    await withdraw(dayAfter(app, 10))
    expect(await periods()).toEqual([[dayAfter(app, 3), null, 8]])
    await withdraw()
    expect(await periods()).toEqual([])
  })

  it('knows no version that is not there, and leaves what has begun', async () => {
    expect(await refusalOf(withdraw())).toBe('not_found')
    await change({ validFrom: dayAfter(app, 1) })
    const from = dayAfter(app, 1)
    app.clock.pass(86_400_000)
    expect(await refusalOf(withdraw(from))).toBe('rule_date_past')
    app.clock.pass(-86_400_000)
  })
})

describe('change.revert', () => {
  const revert = (id: string) => office.caller.change.revert({ id, ...why() })

  it('puts back what stood before, once, and can be taken back itself', async () => {
    await change()
    const [made] = await changes()
    await revert(made?.id ?? '')
    expect(await periods()).toEqual([])
    expect(await refusalOf(revert(made?.id ?? ''))).toBe('change_over')
    const [taken] = await changes()
    expect(taken).toMatchObject({ revertsId: made?.id, revertible: true })
    await revert(taken?.id ?? '')
    expect(await periods()).toEqual([[dayAfter(app, 3), null, 8]])
  })

  it('leaves a rule that was changed again, and a version that has begun', async () => {
    await change()
    const [first] = await changes()
    await change({ validFrom: dayAfter(app, 10) })
    expect(await refusalOf(revert(first?.id ?? ''))).toBe('change_over')
    const [second] = await changes()
    app.clock.pass(11 * 86_400_000)
    expect(await refusalOf(revert(second?.id ?? ''))).toBe('rule_date_past')
    app.clock.pass(-11 * 86_400_000)
    expect(await periods()).toHaveLength(2)
  })

  describe('of a change that was made before a rule had a field more', () => {
    const old = { communityDays: 14, hospitalDays: 14, sameDayFrom: '07:00' }
    const leadMinutes = async () => {
      const rows = await app.database.db.ruleSet.findMany({
        where: { region: county, code: 'BK-02' },
        orderBy: { validFrom: 'asc' },
        select: { value: true },
      })
      return rows.map(({ value }) => (value as { leadMinutes?: number }).leadMinutes)
    }

    beforeEach(async () => {
      const version = { region: county, code: 'BK-02', validFrom: new Date(dayAfter(app, 3)) }
      await app.database.db.ruleSet.create({
        data: { ...version, value: old, source: '旧版', verified: true },
      })
      await change({ code: 'BK-02', value: { ...old, leadMinutes: 30 }, validFrom: dayAfter(app, 10) })
      // As the migration did that brought the field.
      await app.database.pool.query(
        `UPDATE rule_set SET value = value || '{"leadMinutes": 15}' WHERE region = $1 AND NOT value ? 'leadMinutes'`,
        [county],
      )
    })

    it('refuses to put back a value to come that the rule does not take any more', async () => {
      const [made] = await changes('BK-02')
      expect(await refusalOf(revert(made?.id ?? ''))).toBe('rule_value_outdated')
      expect(await leadMinutes()).toEqual([15, 30])
    })

    it('leaves a version that has begun as it stands', async () => {
      app.clock.pass(5 * 86_400_000)
      const [made] = await changes('BK-02')
      await revert(made?.id ?? '')
      app.clock.pass(-5 * 86_400_000)
      expect(await leadMinutes()).toEqual([15])
    })
  })

  it('of five at one moment takes it back once', async () => {
    await change()
    const [made] = await changes()
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => revert(made?.id ?? '')))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await changes()).toHaveLength(2)
  })

  it('knows nothing of another office’s changes', async () => {
    await change()
    const [made] = await changes()
    const other = await newOffice(app, '邻县')
    expect((await other.caller.change.list({})).rows).toEqual([])
    const attempt = other.caller.change.revert({ id: made?.id ?? '', ...why() })
    expect(await refusalOf(attempt)).toBe('not_found')
    expect(await refusalOf(revert(newKey()))).toBe('not_found')
  })

  it('lists a page with two statements', async () => {
    await change()
    const few = await countStatements(() => office.caller.change.list({}))
    for (const days of [10, 11, 12]) await change({ validFrom: dayAfter(app, days) })
    expect(await countStatements(() => office.caller.change.list({}))).toBe(few)
    expect(few).toBe(2)
    const { rows } = await office.caller.change.list({})
    const next = await office.caller.change.list({ cursor: at(rows, 1).id })
    expect(next.rows.map(({ id }) => id)).toEqual(rows.slice(2).map(({ id }) => id))
    expect(await refusalOf(office.caller.change.list({ cursor: newKey() }))).toBe('input_invalid')
  })
})
