import { describe, expect, it } from 'vitest'
import { fen } from '#domain/kernel/fen'
import { localDate } from '#domain/kernel/time'
import { loopCentre, loopSteps, ratioInWords, sumInWords } from './loop-steps'
import type { Loop } from './use-loop'

const today = localDate('2026-10-13')
const LOOP: Loop = {
  patientId: 'child',
  contact: {
    at: '2026-10-03T08:40:00+08:00',
    placeName: '城东社区',
    doctorName: '何静',
    certificationNumber: 'YX-0073',
  },
  referral: {
    urgency: 'green',
    fromName: '城东社区',
    toName: '县妇幼',
    requestedAt: '2026-10-03T09:02:00+08:00',
    acceptedAt: '2026-10-03T09:20:00+08:00',
    rejectedAt: null,
  },
  pathway: 'A',
  pathwayZh: '社区首诊 + 转诊',
  why: [],
  ratioBasisPoints: 8_000,
  withBasisPoints: 8_000,
  directBasisPoints: 5_000,
  bonusBasisPoints: 0,
  stay: {
    hospitalName: '县妇幼',
    diagnosisZh: '支气管肺炎',
    admittedOn: localDate('2026-10-03'),
    dischargedOn: localDate('2026-10-10'),
  },
  returnVisit: { dueOn: localDate('2026-10-17'), visit: null },
  claim: {
    id: 'claim',
    number: 'YX26-C000001',
    status: 'submitted',
    stageWords: '等复核',
    isDecided: false,
    benefitFen: 963_654,
    directFen: fen(602_284),
    differenceFen: 361_370,
    eligibleFen: fen(1_234_567),
    deductibleFen: fen(30_000),
    ratioBasisPoints: 8_000,
    directBasisPoints: 5_000,
  },
}
const BEFORE = { stay: null, returnVisit: null, claim: null }

const states = (loop: Loop) => loopSteps(loop, today).map(({ state }) => state)
const said = (loop: Loop) => loopSteps(loop, today).flatMap(({ lines }) => lines)

describe('the five stations (design 31)', () => {
  it('say who, where, when, and that the certificate was valid that day', () => {
    expect(said(LOOP)).toEqual([
      '何静医生 · 城东社区',
      '认证当天有效，编号 YX-0073',
      '县妇幼 18 分钟接收',
      '支气管肺炎 · 县妇幼',
      '还没有约',
      '等复核 · YX26-C000001',
    ])
    expect(states(LOOP)).toEqual(['done', 'done', 'done', 'now', 'later'])
    expect(loopCentre(LOOP, loopSteps(LOOP, today), today)).toEqual({
      above: '还有 4 天',
      title: '回社区复诊',
      below: '10月17日 前',
    })
  })

  it.each([
    [
      'nothing yet',
      { contact: null, referral: null, ...BEFORE },
      ['now', 'later', 'later', 'later', 'later'],
    ],
    ['seen, and not sent on', { referral: null, ...BEFORE }, ['done', 'now', 'later', 'later', 'later']],
    ['sent on and accepted', BEFORE, ['done', 'done', 'now', 'later', 'later']],
    [
      'straight to the hospital',
      { contact: null, referral: null, pathway: 'D' as const },
      ['missed', 'missed', 'done', 'now', 'later'],
    ],
    [
      'treated in the community',
      { pathway: 'C' as const, returnVisit: null },
      ['done', 'done', 'done', 'done', 'now'],
    ],
  ])('%s', (_, step, expected) => {
    expect(states({ ...LOOP, ...step })).toEqual(expected)
  })

  it('E4 32: a refusal is one, and leads on to the next doctor', () => {
    const rejectedAt = '2026-10-03T09:20:00+08:00'
    const refused = { ...LOOP, ...BEFORE, pathway: 'D' as const }
    const loop = {
      ...refused,
      referral: { ...LOOP.referral, acceptedAt: null, rejectedAt } as Loop['referral'],
    }
    expect(states(loop)[1]).toBe('missed')
    expect(said(loop)).toContain('县妇幼没有接收')
    expect(ratioInWords(loop)).toContain('50%')
  })

  it('ends with the money, and with the return visit whether it was or not', () => {
    const visit = {
      appointmentId: 'a',
      start: '2026-10-12T09:40:00+08:00',
      doctorName: '何静',
      placeName: '城东社区',
      isSeen: true,
    }
    const claim = LOOP.claim && { ...LOOP.claim, status: 'paid' as const, isDecided: true }
    const loop = { ...LOOP, claim, returnVisit: { dueOn: localDate('2026-10-17'), visit } }
    expect(states(loop)).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(loopCentre(loop, loopSteps(loop, today), today).title).toBe('走完了')
    const late = loopSteps(LOOP, localDate('2026-10-20'))[3]
    expect(late).toMatchObject({ state: 'missed' })
  })

  it('says when the return visit is once it is booked, and counts no days below none', () => {
    const start = '2026-10-21T09:40:00+08:00'
    const visit = { appointmentId: 'a', start, doctorName: '何静', placeName: '城东社区', isSeen: false }
    const loop = { ...LOOP, returnVisit: { dueOn: localDate('2026-10-17'), visit } }
    const lateDay = localDate('2026-10-20')
    const steps = loopSteps(loop, lateDay)
    expect(steps[3]).toMatchObject({ state: 'now', at: '本该 10月17日 前' })
    expect(loopCentre(loop, steps, lateDay)).toEqual({
      above: '约好了',
      title: '回社区复诊',
      below: '明天 09:40',
    })
  })
})

describe('what the way is worth', () => {
  it('V1, V2: both sums can be reckoned again', () => {
    expect(sumInWords({ eligibleFen: 1_234_567, deductibleFen: 30_000 }, 8_000, 963_654)).toBe(
      '(12,345.67 − 300.00) × 80% = 9,636.54',
    )
    expect(sumInWords({ eligibleFen: 1_234_567, deductibleFen: 30_000 }, 5_000, 602_284)).toBe(
      '(12,345.67 − 300.00) × 50% = 6,022.84',
    )
  })

  it('V5: and the cap is said where it cut', () => {
    expect(sumInWords({ eligibleFen: 530_000, deductibleFen: 30_000 }, 8_000, 50_000)).toBe(
      '(5,300.00 − 300.00) × 80%，到了今年的上限 = 500.00',
    )
  })
})
