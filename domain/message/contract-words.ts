import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'
import { type MessageWords, type Told, until } from './told'

/** What is told of signing with a family doctor. */
type ContractMessageKind = Extract<MessageKind, `contract-${string}`>

export const CONTRACT_WORDS: Readonly<Record<ContractMessageKind, (told: Told) => MessageWords>> = {
  'contract-unconfirmed': ({ whom }) => ({
    title: `${whom}的签约还差本人点头`,
    body: '请本人收短信确认，或到中心由两位工作人员当面签。点头以前不会送到团队。',
  }),
  'contract-sign-again': ({ whom }) => ({
    title: `${whom}的签约要再签一次名`,
    body: '等得久了，上次的签名过了有效的天数，不是你的问题。点开看一遍协议再签，排队的位置不变。',
  }),
  'contract-lapsed': ({ whom }) => ({
    title: `${whom}的签约等得太久，退回了`,
    body: '没有签成，也没有收钱。差本人点头的，本人在旁边时再填一次；没回团队的、差付款的，想签再申请一次。',
  }),
  'contract-submitted': ({ whom }) => ({
    title: `${whom}的签约申请交上去了`,
    body: '团队会按时答复，超时会自动催团队组长、报给卫健局。点开看还剩多久。',
  }),
  'contract-queued': ({ whom, facts }) => ({
    title: `${whom}的签约在排队`,
    body: `团队签满了${place(facts)}。轮到了会告诉你，也可以选旁边的团队。`,
  }),
  'contract-called-up': ({ whom }) => ({
    title: `${whom}的签约轮到了`,
    body: '团队有了空位，正在审核。点开看还剩多久。',
  }),
  'contract-asked': ({ whom }) => ({
    title: `${whom}的签约要补一点材料`,
    body: '点开看团队问了什么，回答以后接着审核。',
  }),
  'contract-accepted': ({ whom, facts }) => ({
    title: `团队同意和${whom}签约，还差付款`,
    body: `点开付服务包的钱，付好就生效。名额留${days(facts.payDays) ?? '一段时间'}，不想签了可以撤回。`,
  }),
  'contract-signed': ({ whom, facts, today }) => ({
    title: `${whom}和家庭医生签好了`,
    body: `${until(facts.endsOn, today)}点开能发消息、约服务、下载协议。`,
  }),
  'contract-rejected': ({ whom }) => ({
    title: `${whom}的签约这次没有办成`,
    body: '点开看原因。改好以后可以再申请，也可以换一支团队。',
  }),
  'contract-overdue': ({ whom }) => ({
    title: `${whom}的签约审核超时了`,
    body: '不是你的问题，已经替你催了团队组长，也报给了卫健局。也可以撤回，换一支团队。',
  }),
  'contract-review-overdue': () => ({
    title: '有一份签约申请超时没答复',
    body: '家里已经收到消息。请到签约申请里先办这一份。',
  }),
  'contract-ending': ({ whom, facts, today }) => ({
    title: `${whom}的签约快到期了`,
    body: `${until(facts.endsOn, today)}不会自动续，想续点开签一次名就行。`,
  }),
  'contract-expired': ({ whom, facts }) => ({
    title: `${whom}的签约到期了`,
    body: `签过的内容和做过的服务还能看。${days(facts.graceDays) ?? '这段时间'}里续签，一步就好。`,
  }),
  'contract-year': ({ whom }) => ({
    title: `${whom}的三年签约又满一年了`,
    body: '看看服务和人还合不合适。合适，点开说一声照旧；不合适，随时能换、能退。',
  }),
  // A family in mourning is not invited to sign again (journeys E2 25).
  'contract-ended': ({ whom, facts }) => ({
    title: `${whom}的签约结束了`,
    body:
      facts.reason === 'death'
        ? '不会再有提醒，也没有要你办的事。签过的内容和做过的服务还能看。'
        : '签过的内容和做过的服务还能看。想再签，随时可以。',
  }),
}

function days(count: MessageFacts[string] | undefined): string | null {
  return typeof count === 'number' ? ` ${count} 天` : null
}

function place({ queuePosition }: MessageFacts): string {
  return typeof queuePosition === 'number' ? `，现在排第 ${queuePosition} 位` : ''
}
