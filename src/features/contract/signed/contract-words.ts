import { shortTeamName } from '#domain/care-team/team-name'
import { type ContractStage, type ContractStatus, OPEN_STATUSES } from '#domain/contract/contract-status'
import type { EndReason } from '#domain/contract/end-contract'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords, deadlineInWords } from '#domain/kernel/time-in-words'
import type { TagProps } from '../../../components/content/tag'
import type { ContractRow } from './use-contracts'

/** How a contract is called where there is room for one word. */
const TAGS: Readonly<Record<ContractStage, Pick<TagProps, 'label' | 'tone'>>> = {
  draft: { label: '等本人点头', tone: 'wait' },
  submitted: { label: '团队审核中', tone: 'info' },
  'need-info': { label: '等你补充', tone: 'wait' },
  queued: { label: '排队中', tone: 'wait' },
  accepted: { label: '等付款', tone: 'wait' },
  rejected: { label: '没办成', tone: 'mute' },
  withdrawn: { label: '已撤回', tone: 'mute' },
  terminated: { label: '已结束', tone: 'mute' },
  upcoming: { label: '签好了', tone: 'ok' },
  active: { label: '履约中', tone: 'ok' },
  expiring: { label: '快到期', tone: 'wait' },
  expired: { label: '已到期', tone: 'mute' },
  renewed: { label: '续上了', tone: 'ok' },
}

const END_REASONS_ZH: Readonly<Record<EndReason, string>> = {
  resident: '你提出结束',
  team: '团队提出结束',
  moved: '搬离了这一片',
  death: '本人去世',
  switched: '换了团队',
  'team-dissolved': '团队解散了',
  'cooling-off': '刚签好那几天里退的，全退',
}

export function tagOf({
  status,
  isChanging,
}: Pick<ContractRow, 'status' | 'isChanging'>): Pick<TagProps, 'label' | 'tone'> {
  return isChanging && (status === 'active' || status === 'expiring')
    ? { label: '换团队中', tone: 'wait' }
    : TAGS[status]
}

/** 基础服务包、儿童包; of an adult whoever did not apply for them reads only what is for everybody (journeys E2 26). */
export function packagesInWords({
  packageNames,
  isTheirsAlone,
}: Pick<ContractRow, 'packageNames' | 'isTheirsAlone'>): string {
  return packageNames.join('、') || (isTheirsAlone ? '服务包只给本人看' : '')
}

/** Until when the team owes an answer, or that it is late and what was done about it. Null where nothing is owed. */
export function reviewInWords(
  { status, reviewDueAt, isEscalated }: Pick<ContractRow, 'status' | 'reviewDueAt' | 'isEscalated'>,
  now: Date,
): { readonly words: string; readonly isLate: boolean } | null {
  if (status !== 'submitted' || reviewDueAt === null) return null
  const dueAt = new Date(reviewDueAt)
  if (isEscalated) return { words: '过了答复的时限，已经替你催了团队组长，也报给了卫健局。', isLate: true }
  if (dueAt <= now) return { words: '过了答复的时限，马上替你催团队组长，报给卫健局。', isLate: true }
  return { words: `团队 ${deadlineInWords(dueAt, localDateOf(now))} 前答复。`, isLate: false }
}

/** Where a contract stands and what happens next, in two sentences at most. */
export function standingInWords(contract: ContractRow, now: Date): string {
  const today = localDateOf(now)
  const { status, startsOn, endsOn, endedOn, endReason, queuePosition, isChanging } = contract
  switch (status) {
    case 'draft':
      return '资料齐了，还差本人点头。点头以前不会送到团队。'
    case 'submitted':
      return reviewInWords(contract, now)?.words ?? '团队正在审核。'
    case 'need-info':
      return '团队要你补充一点，答了接着审核，等的时间不算。'
    case 'queued':
      return `名额满了${queuePosition === null ? '' : `，现在排第 ${queuePosition} 位`}。有空位按先后自动补上，也可以撤回，选旁边的团队。`
    case 'accepted':
      return '团队同意了，付款以后就生效。'
    case 'rejected':
      return '这次没有办成，原因在下面。改好可以再申请，也可以换一支团队。'
    case 'withdrawn':
      return '申请撤回了，没有签成。'
    case 'terminated':
      return `${endedOn === null ? '' : `最后一天是 ${dateInWords(endedOn, today)}。`}${endReason === null ? '' : END_REASONS_ZH[endReason]}。做过的服务还能看。`
    case 'upcoming':
      return `两边都签好了，${dateInWords(startsOn, today)} 起生效。`
    case 'active':
    case 'expiring':
      if (endedOn !== null)
        return `新团队签好了。这支团队照常管到 ${dateInWords(endedOn, today)}，第二天换过去。`
      if (isChanging) return `换团队的申请在办。办好以前，这支团队照常管，到 ${dateInWords(endsOn, today)}。`
      return status === 'active'
        ? '约定的每一项，做没做、谁做的，都能点开看。'
        : `到 ${dateInWords(endsOn, today)}，不会自动续。想续，签一次名就行。`
    case 'expired':
      return `${dateInWords(endsOn, today)} 到期了。做过的服务还能看。`
    case 'renewed':
      return `到 ${dateInWords(endsOn, today)}，后面已经续上了。`
  }
}

const HISTORY_ZH: Readonly<Record<ContractStatus, string>> = {
  draft: '资料填好了',
  submitted: '交给团队',
  'need-info': '团队要补充',
  queued: '进入排队',
  accepted: '团队同意',
  signed: '两边签好',
  'change-requested': '申请换团队',
  rejected: '没有办成',
  withdrawn: '撤回',
  terminated: '结束',
}

/** One step of the way so far. */
export function historyInWords(status: string): string {
  return HISTORY_ZH[status as ContractStatus] ?? '有了变化'
}

const SIDES_ZH = {
  'own-phone': '本人，用自己的手机签名',
  guardian: '监护人签名',
  sms: '本人，短信确认',
  'on-site': '本人，两位工作人员当面确认',
  team: '团队签名',
} as const

export function factorInWords(factor: string): string {
  return SIDES_ZH[factor as keyof typeof SIDES_ZH] ?? '签名'
}

/** What of a person's contracts matters today. */
export interface OwnContracts {
  /** Both have signed and it is not over. */
  readonly standing: ContractRow | null
  /** An application on its way, for a first team, another one or the next term. */
  readonly pending: ContractRow | null
  /** The newest that is over, while nothing stands. */
  readonly over: ContractRow | null
}

const STANDING: readonly ContractStage[] = ['active', 'expiring', 'upcoming']
const PENDING: readonly ContractStage[] = OPEN_STATUSES

/** `rows` newest first, of the whole household. What runs goes before what begins later. */
export function contractsOf(rows: readonly ContractRow[], patientId: string): OwnContracts {
  const own = rows.filter((row) => row.patientId === patientId)
  const running = own.find(({ status }) => status === 'active' || status === 'expiring')
  // Renewed and not over yet: it is still the one that is lived under.
  const lived = own.find(({ status, previousId }) => status === 'upcoming' && previousId !== null)
  const before = lived && own.find(({ id, status }) => id === lived.previousId && status === 'renewed')
  const standing = running ?? before ?? own.find(({ status }) => STANDING.includes(status)) ?? null
  const over = standing ? null : (own.find(({ status }) => !PENDING.includes(status)) ?? null)
  return { standing, pending: own.find(({ status }) => PENDING.includes(status)) ?? null, over }
}

/** `何静团队 · 快到期`: what the rows of other pages say of a person's family doctor. */
export function doctorInWords({ standing, pending }: OwnContracts): string {
  const shown = pending && pending.status !== 'submitted' ? pending : (standing ?? pending)
  if (!shown) return '还没签'
  return `${shortTeamName(shown.teamName)} · ${tagOf(shown).label}`
}
