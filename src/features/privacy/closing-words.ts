import type { ClosingBlockerKind } from '#domain/account/closing'

/** What has to be done first, and how. */
export const BLOCKER_WORDS: Readonly<
  Record<ClosingBlockerKind, (count: number) => { readonly title: string; readonly todo: string }>
> = {
  'open-appointments': (count) => ({ title: `还有 ${count} 个预约`, todo: '看完，或者先取消' }),
  'guardian-requests': (count) => ({ title: `有 ${count} 个人申请做监护人`, todo: '先同意，或者不同意' }),
  'identity-questions': () => ({ title: '身份还在核对', todo: '到社区前台办完' }),
  'staff-role': (count) => ({ title: `还有 ${count} 个工作岗位`, todo: '请县卫健局先结束岗位' }),
}

interface Kept {
  readonly kind: 'visit-records' | 'access-log' | 'staff-name'
  readonly count: number | null
  readonly months: number | null
}

/** What stays, and for how long. `name` is whose records they are. */
export function keptInWords({ kind, count, months }: Kept, name: string | null): string {
  switch (kind) {
    case 'visit-records':
      return `${name ?? '家人'}的 ${count ?? 0} 次就诊记录，留在机构至少 ${(months ?? 0) / 12} 年。和你的微信、手机号不再相连。`
    case 'access-log':
      return `谁看过的记录，至少 ${months ?? 0} 个月。里面没有名字，只有编号。`
    case 'staff-name':
      return '你在岗位上看过别人的资料，名字留在那些记录里。'
  }
}
