import type { LocalDate } from '#domain/kernel/time'
import { dateInWords, momentInWords } from '#domain/kernel/time-in-words'
import { PATHWAY_NAMES_ZH, PATHWAYS } from '#domain/mutual-aid/benefit/pathway-name'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import type { TagProps } from '../../components/content/tag'
import type { ClaimView, PublishedCase } from './use-claims'

const TONES: Readonly<Record<ClaimStatus, TagProps['tone']>> = {
  submitted: 'info',
  'need-more': 'wait',
  'under-review': 'info',
  approved: 'ok',
  partial: 'ok',
  rejected: 'bad',
  publicity: 'info',
  paying: 'ok',
  paid: 'ok',
  closed: 'mute',
  appealed: 'wait',
  withdrawn: 'mute',
}

export function toneOfClaim(status: ClaimStatus): TagProps['tone'] {
  return TONES[status]
}

/** Where the claim stands and what comes next, in one sentence with a day in it. */
export function standingOfClaim(claim: ClaimView, today: LocalDate): string {
  const { status, clock, publicUntil, payBy, paidAt } = claim
  const due = clock.dueAt ? momentInWords(new Date(clock.dueAt), today) : null
  switch (status) {
    case 'submitted':
    case 'under-review':
      return clock.isOverdue
        ? '该给你答复了还没给，不是你的问题，已经催了上一级。'
        : due
          ? `两个人分别核算，最晚 ${due} 前有结果。`
          : '两个人分别核算，有了结果马上告诉你。'
    case 'need-more':
      return '等你补材料，这段时间不算在期限里。'
    case 'approved':
    case 'partial':
    case 'paying':
      return payBy
        ? `${dateInWords(payBy, today)} 前到 ${claim.accountMasked}`
        : `会付到 ${claim.accountMasked}`
    case 'publicity':
      if (publicUntil && today > publicUntil) return '公示完了，有人提了异议，答复了再付。不显示姓名。'
      return publicUntil
        ? `金额大，先公示到 ${dateInWords(publicUntil, today)}，没人提异议就付。不显示姓名。`
        : '金额大，先公示，没人提异议就付。不显示姓名。'
    case 'paid':
      return paidAt ? `${momentInWords(new Date(paidAt), today)} 付到 ${claim.accountMasked}` : '已经付了'
    case 'rejected':
      return '原因在下面。不同意可以申诉，换一个人审。'
    case 'appealed':
      return '正在换一个人重新看，有书面答复。'
    case 'closed':
      return '这份申请办完了。'
    case 'withdrawn':
      return '你撤回了，发票可以再用。'
  }
}

/** What was done with a claim, in its family's words. */
export const CLAIM_STEP_NAMES_ZH = {
  submit: '交了申请',
  'ask-more': '请你补材料',
  answer: '你补了材料',
  review: '复核过了',
  approve: '审批过了',
  return: '退回重新复核',
  reject: '定了：这次不付',
  publish: '开始公示',
  object: '有人提了异议',
  'answer-objection': '异议有了答复',
  pay: '付了',
  appeal: '你提了申诉',
  'answer-appeal': '申诉有了答复',
  correct: '核的人按单据更正了',
  'set-lines': '核的人改了不付的项目',
  recompute: '重新算过',
  recover: '要退回多付的',
  recovered: '退回的钱收到了',
  close: '办完了',
  withdraw: '你撤回了',
} as const satisfies Record<ClaimView['history'][number]['kind'], string>

/** What is given, as the hero says it: of an undecided claim what it would come to. */
export function amountOfClaim({ benefitFen, computedFen, status }: ClaimView): {
  readonly label: string
  readonly amountFen: number
} {
  if (status === 'rejected') return { label: '互助金', amountFen: 0 }
  return benefitFen === null
    ? { label: '照现在的材料算，互助金是', amountFen: computedFen }
    : { label: '互助金给你', amountFen: benefitFen }
}

/** `3–5 岁 · 呼吸系统 · 社区首诊 + 转诊`; what would point at a child is not said. */
export function publicCaseInWords({ ageBand, diseaseGroup, pathway }: PublishedCase): string {
  const way = PATHWAYS.find((each) => each === pathway)
  return [ageBand, diseaseGroup, way ? PATHWAY_NAMES_ZH[way] : null]
    .filter((part) => part !== null)
    .join(' · ')
}
