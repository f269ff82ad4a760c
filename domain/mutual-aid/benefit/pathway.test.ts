import { describe, expect, it } from 'vitest'
import { localDate } from '../../kernel/time'
import { claimRules, DEFAULT_CLAIM_RULES } from '../claim/claim-rules'
import { episodeOf, type FirstContact, findPathway, type PathwayFacts, type ReferralFacts } from './pathway'

const rules = claimRules(DEFAULT_CLAIM_RULES, '*', localDate('2026-10-03'))
const at = (time: string, day = '2026-10-03') => new Date(`${day}T${time}:00+08:00`)

const contact: FirstContact = {
  visitId: 'visit',
  at: at('08:40'),
  recordedAt: at('08:55'),
  placeName: '城东社区',
  doctorName: '何静',
  certificationNumber: 'YX-0073',
}
const referral: ReferralFacts = {
  visitId: 'visit',
  urgency: 'green',
  requestedAt: at('09:02'),
  acceptedAt: at('09:20'),
  rejectedAt: null,
  admittedAt: null,
  fromName: '城东社区',
  toName: '市妇女儿童医院',
  certificationNumber: 'YX-0073',
  isElsewhere: false,
}
const emergency: ReferralFacts = { ...referral, visitId: null, urgency: 'emergency', acceptedAt: null }
const facts = (more: Partial<PathwayFacts> = {}): PathwayFacts => ({
  admittedOn: localDate('2026-10-03'),
  admittedAt: at('10:15'),
  isInCommunity: false,
  firstContacts: [contact],
  referrals: [referral],
  ...more,
})

describe('the way follows from what is stored', () => {
  it.each([
    ['first contact and accepted referral', facts(), 'A'],
    [
      'V9 accepted after the admission',
      facts({ referrals: [{ ...referral, acceptedAt: at('10:16') }] }),
      'D',
    ],
    [
      'accepted in the minute of the admission',
      facts({ referrals: [{ ...referral, acceptedAt: at('10:15') }] }),
      'A',
    ],
    ['accepted that day, hour of admission unknown', facts({ admittedAt: null }), 'A'],
    ['not answered', facts({ referrals: [{ ...referral, acceptedAt: null }] }), 'D'],
    [
      'E4 32 the hospital refused and they went all the same',
      facts({ referrals: [{ ...referral, acceptedAt: null, rejectedAt: at('09:20') }] }),
      'D',
    ],
    [
      'by a doctor without a certificate',
      facts({ referrals: [{ ...referral, certificationNumber: null }] }),
      'D',
    ],
    [
      'a referral of the month before',
      facts({ referrals: [{ ...referral, requestedAt: at('09:02', '2026-09-18') }] }),
      'D',
    ],
    ['no first contact', facts({ firstContacts: [] }), 'D'],
    ['a first contact after the admission', facts({ firstContacts: [{ ...contact, at: at('10:16') }] }), 'D'],
    [
      'a first contact fifteen days before',
      facts({
        firstContacts: [{ ...contact, at: at('08:40', '2026-09-18'), recordedAt: at('09:00', '2026-09-18') }],
      }),
      'D',
    ],
    [
      'E4 34 a first contact written down two days late',
      facts({ firstContacts: [{ ...contact, recordedAt: at('08:40', '2026-10-05') }] }),
      'A',
    ],
    [
      'E4 34 one written down later still',
      facts({ firstContacts: [{ ...contact, recordedAt: at('08:41', '2026-10-05') }] }),
      'D',
    ],
    ['E4 31 an emergency written down afterwards', facts({ firstContacts: [], referrals: [emergency] }), 'B'],
    [
      'V9 an emergency written down after 48 hours to the minute',
      facts({ firstContacts: [], referrals: [{ ...emergency, requestedAt: at('10:15', '2026-10-05') }] }),
      'B',
    ],
    [
      'an emergency written down a minute too late',
      facts({ firstContacts: [], referrals: [{ ...emergency, requestedAt: at('10:16', '2026-10-05') }] }),
      'D',
    ],
    [
      'accepted by one hospital, treated in another (RF-05)',
      facts({ referrals: [{ ...referral, isElsewhere: true }] }),
      'D',
    ],
    ['nothing at all', facts({ firstContacts: [], referrals: [] }), 'D'],
    ['treated in the community', facts({ isInCommunity: true, referrals: [] }), 'C'],
  ] as const)('%s: %s', (_, claim, pathway) => {
    expect(findPathway(claim, rules).pathway).toBe(pathway)
  })
})

describe('why', () => {
  it('says where and when first contact and referral were', () => {
    expect(findPathway(facts(), rules).reasons).toEqual([
      { at: at('08:40'), text: '在城东社区首诊', ok: true },
      { at: at('08:40'), text: '何静医生的认证当天有效，编号 YX-0073', ok: true },
      { at: at('09:20'), text: '绿色转诊，市妇女儿童医院 18 分钟接收，接收在入院以前', ok: true },
    ])
  })

  it.each([
    ['接收转诊在入院以后', facts({ referrals: [{ ...referral, acceptedAt: at('10:16') }] })],
    ['没有答复这次转诊', facts({ referrals: [{ ...referral, acceptedAt: null }] })],
    ['可以申诉', facts({ referrals: [{ ...referral, acceptedAt: null, rejectedAt: at('09:20') }] })],
    ['去的是别的医院', facts({ referrals: [{ ...referral, isElsewhere: true }] })],
    ['没有有效的认证', facts({ referrals: [{ ...referral, certificationNumber: null }] })],
    ['没有社区首诊', facts({ firstContacts: [] })],
    ['急诊补登晚于', facts({ referrals: [{ ...emergency, requestedAt: at('10:16', '2026-10-05') }] })],
    ['按直接去医院算', facts({ firstContacts: [], referrals: [] })],
  ])('tells the family: …%s…', (words, claim) => {
    const against = findPathway(claim, rules).reasons.filter(({ ok }) => !ok)
    expect(against.at(-1)?.text).toContain(words)
  })
})

describe('V10 the certificate of the first contact', () => {
  const without = facts({ firstContacts: [{ ...contact, certificationNumber: null }] })

  it('counts as it was that day, whatever became of it later (E4 33)', () => {
    expect(findPathway(facts(), rules).isCertified).toBe(true)
    expect(findPathway(without, rules)).toMatchObject({ pathway: 'A', isCertified: false })
  })

  it('is said to lack only where it would bring more', () => {
    const bonus = { 'MA-10': { ...rules['MA-10'], value: { ...rules['MA-10'].value, certifiedBonus: 500 } } }
    const words = (found: ReturnType<typeof findPathway>) => found.reasons.map(({ text }) => text).join()
    expect(words(findPathway(without, rules))).not.toContain('认证')
    expect(words(findPathway(without, bonus))).toContain('何静医生那天没有有效的认证')
  })
})

describe('the visit and the referral that a way is told by', () => {
  it('are those that count', () => {
    const other = { ...referral, visitId: null, acceptedAt: null, requestedAt: at('09:30') }
    expect(episodeOf(facts({ referrals: [other, referral] }), rules)).toEqual({ contact, referral })
  })

  it('and without one that counts the last, so that a family sees what became of it', () => {
    const refused = { ...referral, acceptedAt: null, rejectedAt: at('09:20') }
    expect(episodeOf(facts({ referrals: [refused] }), rules).referral).toBe(refused)
    expect(episodeOf(facts({ firstContacts: [], referrals: [] }), rules)).toEqual({
      contact: null,
      referral: null,
    })
  })
})
