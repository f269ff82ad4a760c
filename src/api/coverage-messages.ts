import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { dayOr } from './fact-words'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of the mutual-aid plan's enrolment and of changes to its rules, in words (design guide §7). */
export const COVERAGE_MESSAGES = {
  coverage_pending: '这个孩子已经有一份在等付款，没有重复收钱。去“我的保障”里付，或先撤掉那一份。',
  coverage_already: ({ endsOn, renewFrom }) =>
    `这个孩子已经参加了，到 ${dayOr(endsOn, '期满')}。${renewFrom ? `${dayOr(renewFrom, '快到期')} 起可以接着续。` : '不用再付一次。'}`,
  coverage_too_young: ({ from }) => `还没满 28 天，不是你的问题。${dayOr(from, '满月')} 起一个月里都能参加。`,
  coverage_too_old: '已经满 18 岁，这个计划只收 18 岁以下的孩子。看看医保和别的保障。',
  coverage_window_closed: ({ opensOn }) =>
    `今年的参加时间过了，不是你的问题。下一次从 ${dayOr(opensOn, '明年 9 月 1 日')} 起，可以让我们到时提醒你。`,
  coverage_state: '这份保障刚才有了变化，这一步现在办不了。刷新一下，看看最新的。',
  key_facts_changed: '参加前要知道的事刚有更新，和你看过的不一样，没有替你提交。再看一遍，一条一条点。',
  key_facts_unticked: '还有没点的。参加前要知道的事一条一条点完，再往下走。',
  waiver_fund_short: '捐款里剩下的钱不够付这一份，先别通过。等有了新的捐款，或请家庭自己付。',
  rule_needs_second: '这条规则要两个人同意才能改。先提交修改，请另一位同事来定。',
  rule_proposal_open: '这条规则已经有一份修改在等人定。先把那一份定下来，再提新的。',
  rule_proposal_over: '这份修改已经定了或撤回了。刷新一下，看看结果。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
