import { percentInWords, shareOf } from '#domain/kernel/basis-points'
import { bareYuanOf, fen } from '#domain/kernel/fen'
import { daysBetween, type LocalDate, localDate } from '#domain/kernel/time'
import { dateInWords, momentInWords, periodInWords } from '#domain/kernel/time-in-words'
import { REFERRAL_URGENCY_NAMES_ZH } from '#domain/referral/referral-urgency'
import type { Loop } from './use-loop'

/** Done, the one that waits for the family now, to come, or gone another way. */
export type LoopState = 'done' | 'now' | 'later' | 'missed'

/** One of the five stations between the community and the aid (design 31). */
export interface LoopStep {
  readonly key: 'contact' | 'referral' | 'stay' | 'return' | 'aid'
  readonly title: string
  readonly state: LoopState
  readonly at: string | null
  readonly lines: readonly string[]
}

const OVER = new Set(['paid', 'closed'])

/** Where a child's illness stands on its way from the community to the hospital and back; one station is now. */
export function loopSteps(loop: Loop, today: LocalDate): readonly LoopStep[] {
  const steps = [contactStep, referralStep, stayStep, returnStep, aidStep].map((stepOf) =>
    stepOf(loop, today),
  )
  const now = steps.findIndex(({ state }) => state === 'now')
  return steps.map((step, place) =>
    step.state === 'now' && place !== now ? { ...step, state: 'later' } : step,
  )
}

function contactStep({ contact, stay }: Loop, today: LocalDate): LoopStep {
  const step = { key: 'contact', title: '社区首诊' } as const
  if (!contact) {
    const missed = { state: 'missed', at: null, lines: ['入院前没有查到社区首诊的记录'] } as const
    return stay ? { ...step, ...missed } : { ...step, state: 'now', at: null, lines: ['先在家门口的社区看'] }
  }
  const certified = contact.certificationNumber
    ? `认证当天有效，编号 ${contact.certificationNumber}`
    : '医生那天没有有效的认证'
  return {
    ...step,
    state: 'done',
    at: momentInWords(new Date(contact.at), today),
    lines: [`${contact.doctorName}医生 · ${contact.placeName}`, certified],
  }
}

function referralStep({ referral, pathway, stay, contact }: Loop, today: LocalDate): LoopStep {
  const step = { key: 'referral', title: '转诊' } as const
  if (pathway === 'C') return { ...step, state: 'done', at: null, lines: ['在社区治的，不用转诊'] }
  if (!referral) {
    if (stay) return { ...step, state: 'missed', at: null, lines: ['没有查到转诊，也没有急诊补登'] }
    return { ...step, state: contact ? 'now' : 'later', at: null, lines: ['要去医院的，请医生开转诊'] }
  }
  const named = { ...step, title: REFERRAL_URGENCY_NAMES_ZH[referral.urgency] }
  const { acceptedAt, rejectedAt, requestedAt, toName } = referral
  const at = momentInWords(new Date(requestedAt), today)
  if (rejectedAt) return { ...named, state: 'missed', at, lines: [`${toName}没有接收`] }
  if (referral.urgency === 'emergency') return { ...named, state: 'done', at, lines: [`急诊先去了${toName}`] }
  if (!acceptedAt) return { ...named, state: stay ? 'missed' : 'now', at, lines: [`${toName}还没有答复`] }
  const minutes = Math.max(0, Math.round((Date.parse(acceptedAt) - Date.parse(requestedAt)) / 60_000))
  const took = minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`
  return { ...named, state: 'done', at, lines: [`${toName} ${took}接收`] }
}

function stayStep({ stay, referral, pathway }: Loop, today: LocalDate): LoopStep {
  const step = { key: 'stay', title: pathway === 'C' ? '社区治疗' : '医院治疗' } as const
  if (!stay) {
    const isOpen = referral?.acceptedAt != null
    const said = isOpen ? `${referral.toName}接收了，可以去了` : '对方接收了再去'
    return { ...step, state: isOpen ? 'now' : 'later', at: null, lines: [said] }
  }
  const from = localDate(stay.admittedOn)
  const until = localDate(stay.dischargedOn ?? stay.admittedOn)
  const at = periodInWords(from, until, today)
  return { ...step, state: 'done', at, lines: [`${stay.diagnosisZh} · ${stay.hospitalName}`] }
}

function returnStep({ returnVisit, stay }: Loop, today: LocalDate): LoopStep {
  const step = { key: 'return', title: '回社区复诊' } as const
  if (!returnVisit) {
    const said = stay ? '没有住院，按医生说的复诊' : '出院以后回社区看一次'
    return { ...step, state: stay ? 'done' : 'later', at: null, lines: [said] }
  }
  const dueOn = localDate(returnVisit.dueOn)
  const isLate = today > dueOn
  const due = `${isLate ? '本该 ' : ''}${dateInWords(dueOn, today)} 前`
  const { visit } = returnVisit
  if (visit) {
    const start = momentInWords(new Date(visit.start), today)
    const said = `${visit.isSeen ? '看过了' : '已约'} ${start}，${visit.doctorName}医生`
    return { ...step, state: visit.isSeen ? 'done' : 'now', at: visit.isSeen ? null : due, lines: [said] }
  }
  return isLate
    ? { ...step, state: 'missed', at: due, lines: ['过了日子，没有查到复诊；不影响这次的互助金'] }
    : { ...step, state: 'now', at: due, lines: ['还没有约'] }
}

function aidStep({ claim }: Loop): LoopStep {
  const step = { key: 'aid', title: '互助金' } as const
  if (!claim)
    return { ...step, state: 'later', at: '之后', lines: ['看完病把发票交上来，系统里有的不用再写'] }
  const lines = [`${claim.stageWords} · ${claim.number}`]
  if (claim.status === 'rejected') return { ...step, state: 'missed', at: null, lines }
  return { ...step, state: OVER.has(claim.status) ? 'done' : 'now', at: null, lines }
}

/** What stands under the arch: the station of now, in three short lines. */
export function loopCentre(
  loop: Loop,
  steps: readonly LoopStep[],
  today: LocalDate,
): { readonly above: string; readonly title: string; readonly below: string } {
  const now = steps.find(({ state }) => state === 'now')
  if (!now) {
    const isPaid = loop.claim !== null && OVER.has(loop.claim.status)
    return { above: '这一次', title: isPaid ? '走完了' : '到这里了', below: loop.pathwayZh }
  }
  const { returnVisit } = loop
  const { title } = now
  if (now.key !== 'return' || !returnVisit) {
    return { above: '现在', title, below: now.at ?? now.lines[0] ?? '' }
  }
  const { visit, dueOn } = returnVisit
  if (visit) return { above: '约好了', title, below: momentInWords(new Date(visit.start), today) }
  const left = daysBetween(today, localDate(dueOn))
  return { above: left === 0 ? '今天最后一天' : `还有 ${left} 天`, title, below: now.at ?? '' }
}

/** `(12,345.67 − 300.00) × 80% = 9,636.54`, and where the year's cap cut it, that it did. */
export function sumInWords(
  { eligibleFen, deductibleFen }: { readonly eligibleFen: number; readonly deductibleFen: number },
  ratioBasisPoints: number,
  resultFen: number,
): string {
  const sum = `(${bareYuanOf(eligibleFen)} − ${bareYuanOf(deductibleFen)}) × ${percentInWords(ratioBasisPoints)}`
  const isWhole = shareOf(fen(eligibleFen - deductibleFen), ratioBasisPoints) === resultFen
  return isWhole ? `${sum} = ${bareYuanOf(resultFen)}` : `${sum}，到了今年的上限 = ${bareYuanOf(resultFen)}`
}

/** Before there is a bill: what this way comes to, and what would be better. */
export function ratioInWords({
  pathway,
  ratioBasisPoints,
  withBasisPoints,
  directBasisPoints,
}: Loop): string {
  if (pathway === 'D') {
    return `现在就去，按直接去医院的 ${percentInWords(directBasisPoints)} 算；社区首诊、对方接收了再去，是 ${percentInWords(withBasisPoints)}。`
  }
  return `照现在的记录，互助金按 ${percentInWords(ratioBasisPoints)} 算；直接去医院是 ${percentInWords(directBasisPoints)}。`
}
