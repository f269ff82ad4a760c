import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { coverageRules } from '#domain/mutual-aid/plan/coverage-rules'
import { createRuleTable } from '#server/platform/rule-table'
import { refusalOf } from '../../support/room/refusal-of'
import { at, createTestApp, dayAfter, newKey, type TestApp } from '../../support/room/test-app'
import { newCoverage, newPlan } from '../../support/rows/coverage-rows'
import { newOffice, type TestOffice, why } from '../../support/rows/test-office'

/** Two persons change a plan's rule, from a day to come, and see before what it would have cost (journeys E4 49). */
let app: TestApp
let bureau: TestOffice
let custodian: Awaited<ReturnType<TestApp['newStaff']>>
const region = '示例县'

beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-21T10:00:00+08:00' })
  bureau = await newOffice(app, region)
  custodian = await app.newStaff('fund-custodian', bureau.regionId)
  const plan = await newPlan(app, { organizationId: bureau.regionId, region })
  const { accountId, childId } = await app.newFamily()
  await newCoverage(app, { planId: plan.id, accountId, patientId: childId })
})
afterEach(() => app.assertQuiet())
afterAll(() => app.close())

const fee = { underYears: 6, youngerFen: 15_500, olderFen: 13_500 }
const key = () => ({ idempotencyKey: newKey() })
const propose = (more: object = {}) =>
  bureau.caller.rule.propose({
    region,
    code: 'MA-05',
    validFrom: dayAfter(app, 40),
    value: fee,
    source: '县红十字会〔2026〕7 号',
    verified: false,
    ...why(),
    ...more,
  })
const decide = (id: string, approve = true, by = custodian.caller) =>
  by.rule.decideProposal({ id, approve, answer: '同意，已经核算', ...key() })
const feeOn = async (day: string) => {
  const rules = await createRuleTable(app.database.db)()
  return coverageRules(rules, region, localDate(day))['MA-05'].youngerFen
}

describe('E4 49: a change of a plan’s rule', () => {
  it('is no business of one person', async () => {
    const change = {
      region,
      code: 'MA-05',
      validFrom: dayAfter(app, 40),
      value: fee,
      source: '通知',
      verified: false,
    }
    expect(await refusalOf(bureau.caller.rule.change({ ...change, ...why() }))).toBe('rule_needs_second')
    const withdrawn = bureau.caller.rule.withdraw({
      region,
      code: 'MA-05',
      validFrom: dayAfter(app, 40),
      ...why(),
    })
    expect(await refusalOf(withdrawn)).toBe('rule_needs_second')
    const listed = (await custodian.caller.rule.list({ query: 'MA-05' })).rows
    expect(at(listed, 0)).toMatchObject({ code: 'MA-05', needsSecondPerson: true, verified: false })
  })

  it('says what last year would have come to, and what the fund would hold', async () => {
    const shown = await custodian.caller.rule.simulate({ region, code: 'MA-05', value: fee })
    expect(shown).toMatchObject({
      fees: { coverages: 1, changed: 1, beforeFen: 15_000, afterFen: 15_500 },
      claims: { claims: 0, beforeFen: 0, afterFen: 0 },
      balanceFen: 0,
      balanceAfterFen: 500,
      beforeInWords: '分档年龄 6 岁，小的 ¥150.00，大的 ¥130.00',
    })
    expect(
      await refusalOf(custodian.caller.rule.simulate({ region, code: 'MA-05', value: { underYears: 6 } })),
    ).toBe('rule_value_invalid')
    expect(
      await refusalOf(custodian.caller.rule.simulate({ region, code: 'BK-13', value: { holdMinutes: 8 } })),
    ).toBe('not_found')
  })

  it('starts in the future, one at a time, and is decided by somebody else', async () => {
    expect(await refusalOf(propose({ validFrom: dayAfter(app, 0) }))).toBe('rule_date_past')
    const { id } = await propose()
    expect(await refusalOf(propose())).toBe('rule_proposal_open')
    expect(await refusalOf(decide(id, true, bureau.caller))).toBe('not_permitted')
    const listed = at((await custodian.caller.rule.proposals({ status: 'open' })).rows, 0)
    expect(listed).toMatchObject({
      id,
      isOwn: false,
      proposedBy: '示例员工',
      simulation: { balanceAfterFen: 500 },
      afterInWords: '分档年龄 6 岁，小的 ¥155.00，大的 ¥135.00',
    })
    await decide(id)
    expect(await refusalOf(decide(id, false))).toBe('rule_proposal_over')
    expect([await feeOn(dayAfter(app, 39)), await feeOn(dayAfter(app, 40))]).toEqual([15_000, 15_500])
    // It is written down like every change, and no one person takes it back.
    const changes = (await bureau.caller.change.list({ subject: 'rule', subjectId: `${region}/MA-05` })).rows
    expect(changes).toHaveLength(1)
    const reverted = bureau.caller.change.revert({ id: at(changes, 0).id, ...why() })
    expect(await refusalOf(reverted)).toBe('rule_needs_second')
  })

  it('is taken out before its day by two as well, and never from its day on', async () => {
    const until = dayAfter(app, 40)
    const version = { region, code: 'MA-05', validFrom: until }
    const withdraw = (more: object = {}) =>
      custodian.caller.rule.proposeWithdrawal({ ...version, ...why(), ...more })
    expect(await refusalOf(withdraw({ validFrom: dayAfter(app, 41) }))).toBe('not_found')
    expect(await refusalOf(withdraw({ code: 'BK-13' }))).toBe('not_found')
    const removed = app.database.db.ruleSet.deleteMany({ where: { code: 'MA-05', region } })
    await expect(removed).rejects.toThrow('rule_set_two_persons')
    const { id } = await withdraw()
    expect(await refusalOf(propose({ validFrom: dayAfter(app, 41) }))).toBe('rule_proposal_open')
    expect(await refusalOf(decide(id))).toBe('not_permitted')
    expect(at((await bureau.caller.rule.proposals({ status: 'open' })).rows, 0)).toMatchObject({
      kind: 'withdraw',
      afterInWords: '分档年龄 6 岁，小的 ¥155.00，大的 ¥135.00',
      simulation: { fees: { beforeFen: 15_000, afterFen: 15_500 } },
    })
    const late = { status: 'approved', decidedByAccountId: bureau.accountId, decidedAt: new Date(until) }
    const decided = app.database.db.ruleProposal.update({ where: { id }, data: late })
    await expect(decided).rejects.toThrow('rule_proposal_in_time_check')
    await decide(id, true, bureau.caller)
    expect(await feeOn(until)).toBe(15_000)
    const changes = (await bureau.caller.change.list({ subject: 'rule', subjectId: `${region}/MA-05` })).rows
    expect(changes).toHaveLength(2)
  })

  it('is taken back by whoever proposed it, and may be refused', async () => {
    const more = { code: 'MA-08', value: { days: 20 } }
    const { id } = await propose(more)
    expect(await refusalOf(custodian.caller.rule.takeBackProposal({ id, ...key() }))).toBe('not_found')
    await bureau.caller.rule.takeBackProposal({ id, ...key() })
    const second = await propose(more)
    expect(await decide(second.id, false)).toEqual({ status: 'rejected' })
    const statuses = (await bureau.caller.rule.proposals({})).rows.map(({ status }) => status)
    expect(statuses.sort()).toEqual(['approved', 'approved', 'rejected', 'taken-back'])
  })

  it('belongs to the offices of its region', async () => {
    const other = await newOffice(app, '别的县')
    const { id } = await propose({ code: 'MA-07', value: { illnessDays: 20 } })
    expect(await refusalOf(decide(id, true, other.caller))).toBe('not_found')
    expect((await other.caller.rule.proposals({})).rows).toEqual([])
  })
})
