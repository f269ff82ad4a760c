import { fen } from '#domain/kernel/fen'
import { localDate } from '#domain/kernel/time'
import { adjudicate, type ClaimFacts } from '#domain/mutual-aid/benefit/adjudicate'
import { claimRules } from '#domain/mutual-aid/claim/claim-rules'
import { DEFAULT_RULES } from '#server/default-rules'
import type { Figures } from './card-rounds'

const CLAIMS = 20_000
const EVERY = 1_000

/** Claims judged one after the other in one process: the rules of each one's day, its way, its arithmetic, its lines. */
export async function claims(): Promise<Figures> {
  const all = Array.from({ length: CLAIMS }, (_, number) => claimOf(number))
  for (const facts of all.slice(0, EVERY)) judge(facts)
  const startedAt = performance.now()
  const benefits = all.map(judge)
  const seconds = (performance.now() - startedAt) / 1_000
  return {
    claims_per_s: Math.round(CLAIMS / seconds),
    failures: benefits.filter((benefitFen, number) => benefitFen !== expected(number)).length,
  }
}

function judge(facts: ClaimFacts): number {
  return adjudicate(facts, claimRules(DEFAULT_RULES, '510183', facts.admittedOn)).benefit.benefitFen
}

/** V1 with some 分 more each time, after two claims of the same year that used the deductible up. */
function claimOf(number: number): ClaimFacts {
  const day = (text: string) => localDate(`2026-10-${text}`)
  const at = (time: string) => new Date(`2026-10-13T${time}:00+08:00`)
  const granted = { care: 'inpatient', hospitalLevel: 'tertiary', benefitFen: fen(100_000) } as const
  const certified = { certificationNumber: 'YX-0073' }
  return {
    care: 'inpatient',
    cause: 'illness',
    admittedOn: day('13'),
    admittedAt: at('10:15'),
    dischargedOn: day('20'),
    submittedOn: day('22'),
    extraDays: 0,
    hospitalLevel: 'tertiary',
    isInCommunity: false,
    isInTerritory: true,
    isOnTheirName: true,
    duplicateTail: null,
    documents: ['invoice', 'settlement', 'diagnosis'],
    coverage: { startsOn: localDate('2026-09-01'), lastOn: localDate('2027-08-31'), illnessFrom: day('01') },
    firstContacts: [
      {
        ...certified,
        visitId: 'visit',
        at: at('08:40'),
        recordedAt: at('08:55'),
        placeName: '示例中心',
        doctorName: '示例',
      },
    ],
    referrals: [
      {
        ...certified,
        visitId: 'visit',
        urgency: 'green',
        requestedAt: at('09:02'),
        acceptedAt: at('09:20'),
        rejectedAt: null,
        admittedAt: null,
        fromName: '示例中心',
        toName: '示例医院',
        isElsewhere: false,
      },
    ],
    bills: [
      {
        totalFen: fen(2_156_080 + number),
        basicInsuranceFen: fen(860_000),
        otherPayerFen: fen(0),
        lines: [{ nameZh: '陪护床', amountFen: fen(61_513), exclusion: 'comfort', limitFen: null }],
      },
    ],
    past: [
      { ...granted, admittedOn: day('02'), dischargedOn: day('04'), deductibleFen: fen(20_000) },
      { ...granted, admittedOn: day('06'), dischargedOn: day('08'), deductibleFen: fen(10_000) },
    ],
  }
}

function expected(number: number): number {
  return Math.floor(((1_234_567 + number) * 8 + 5) / 10)
}
