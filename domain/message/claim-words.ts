import { fen, formatYuan } from '../kernel/fen'
import type { MessageFacts } from './message-facts'
import type { MessageKind } from './message-kind'
import type { MessageWords, Told } from './told'

/** What is told of a claim for aid, and of the referral behind it. */
type ClaimMessageKind = Extract<MessageKind, `claim-${string}` | `referral-${string}`>

export const CLAIM_WORDS: Readonly<
  Record<ClaimMessageKind, (told: Pick<Told, 'whom' | 'facts'>) => MessageWords>
> = {
  'claim-submitted': ({ whom }) => ({
    title: `${whom}的互助金申请交上去了`,
    body: '三天里看材料齐不齐，三十天里出结果。点开看到哪一步。',
  }),
  'claim-asked': ({ whom }) => ({
    title: `${whom}的互助金申请要补材料`,
    body: '点开看缺什么，补上接着办。等你补的这几天不算在时限里。',
  }),
  'claim-decided': ({ whom, facts }) => ({
    title: `${whom}的互助金核定了${amountIn(facts)}`,
    body: '点开一行一行看怎么算的。不同意可以申诉。',
  }),
  'claim-rejected': ({ whom }) => ({
    title: `${whom}的互助金这次不付`,
    body: '点开看具体的原因。不同意可以申诉，换一个人再看。',
  }),
  'claim-paid': ({ whom, facts }) => ({
    title: `${whom}的互助金付出去了${amountIn(facts)}`,
    body: `${owedIn(facts)}到账以银行为准，一般一到两个工作日。`,
  }),
  'claim-overdue': ({ whom }) => ({
    title: `${whom}的互助金申请超过时限了`,
    body: '不是你的问题，已经替你报给计划的管理方催办。',
  }),
  'claim-appeal-answered': ({ whom }) => ({
    title: `${whom}的申诉有答复了`,
    body: '由没有经手的人答的。点开看全文。',
  }),
  'claim-recovery': ({ whom, facts }) => ({
    title: `${whom}的互助金有一部分要退回${amountIn(facts)}`,
    body: '点开看原因和算法。有疑问可以申诉，也可以打电话问。',
  }),
  'claim-review-overdue': () => ({
    title: '有一份互助金申请超时没办',
    body: '已经上报。请到互助金申请里先办这一份；同事请假也可以由你接着办。',
  }),
  'claim-reopened': ({ whom, facts }) => ({
    title: `${whom}的互助金要重新核一次`,
    body:
      facts.isPaid === 1
        ? '已经付的不动，算下来还可能补一部分。三十天里给结果，点开看因为什么。'
        : '付款先停下来，三十天里再给结果。点开看因为什么，有了结果马上告诉你。',
  }),
  'claim-objection-answered': () => ({
    title: '你提的异议有答复了',
    body: '点开看答复。孩子是谁，仍然不会显示。',
  }),
  'referral-answered': ({ whom, facts }) =>
    facts.accepted === 1
      ? { title: `${whom}的转诊，对方接收了`, body: '现在去，按转诊算。点开看去哪里、带什么。' }
      : { title: `${whom}的转诊，对方没有接收`, body: '点开看为什么，再和医生商量换一家。' },
  'referral-overdue': () => ({
    title: '有一份转诊超过时限没有答复',
    body: '转来的请先答复这一份；转出去的可以打电话问对方，或者撤回换一家。',
  }),
  'referral-unanswered': () => ({
    title: '你开的一份转诊没有人答复，过期了',
    body: '家里已经收到消息。孩子还要去医院的，请重新开一份，换一家或先打电话说好。',
  }),
  'referral-expired': ({ whom }) => ({
    title: `${whom}的转诊没有等到答复，过期了`,
    body: '不是你们的问题。请开转诊的医生重新开一份，对方接收了再去；情况急先去急诊。',
  }),
}

/** A fee that was still owed was kept (rules MA-19). */
function owedIn({ owedFen }: MessageFacts): string {
  return typeof owedFen === 'number' && owedFen > 0
    ? `已经扣掉没付的参加费 ${formatYuan(fen(owedFen))}，不用再付。`
    : ''
}

/** `：¥9,636.54` where the message knows how much. */
function amountIn({ benefitFen }: MessageFacts): string {
  return typeof benefitFen === 'number' ? `：${formatYuan(fen(benefitFen))}` : ''
}
