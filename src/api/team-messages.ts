import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of a family-doctor team and of what it promised, in words (design guide §7). */
export const TEAM_MESSAGES = {
  follow_up_incomplete: '随访还差一点，没有存下。看看标出来的那一项，改好再存。',
  task_state: '这项服务的情况变了，没有存下。下拉刷新，看看现在到哪一步。',
  task_way_mismatch: '这种随访方式不能算这项服务，没有存下。换一种方式，或不选这项再存。',
  case_open: '这件事你已经反映过，还在核实。结果会发到“消息”里。',
  case_over: '这件事已经有人处理了，没有再存。下拉刷新看结果。',
  team_phone_closed: ({ from, to }) =>
    `现在不在团队接电话的时间${typeof from === 'string' && typeof to === 'string' ? `（${from}–${to}）` : ''}，请打备用电话。`,
  evaluation_once: '这一季的评价已经过了 24 小时，改不了了。下一季可以再评。',
  evaluation_not_open: '签约生效以后才能评价。生效那天再来。',
  conversation_closed: '现在没有生效的签约，消息发不出去。去看看签约到哪一步；急症打 120。',
  package_not_suited: '这个服务包是给别的人群准备的，这次选不了。换成适合的，或请团队先核对人群。',
  package_not_purchasable: '要付钱的服务包还不能在这里买，没有收钱。先选免费的，开通以后可以加。',
  team_ended: '这个团队已经解散，不再签约。换一个团队，约过的号不受影响。',
  team_leader_required: '组长走了要有人接。先选一位家庭医生当组长。',
  team_member_already: '这位同事已经在团队里了。',
  team_capacity_too_high: ({ most }) =>
    `按每位家庭医生的上限，这个团队最多签 ${typeof most === 'number' ? most : 0} 人。改小一些，或先加一位家庭医生。`,
  absence_taken: '这几天已经排过请假了。先取消原来的，再排新的。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
