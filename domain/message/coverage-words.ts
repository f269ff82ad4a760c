import type { MessageKind } from './message-kind'
import { type MessageWords, type Told, until } from './told'

/** What is told of a child's place in a mutual-aid plan. */
type CoverageMessageKind = Extract<MessageKind, `coverage-${string}`>

export const COVERAGE_WORDS: Readonly<Record<CoverageMessageKind, (told: Told) => MessageWords>> = {
  'coverage-in-force': ({ whom, facts, today }) => ({
    title: `${whom}参加互助计划了`,
    body: `${until(facts.endsOn, today)}点开看证书、等待期和怎么反悔退出。`,
  }),
  'coverage-unpaid': ({ whom }) => ({
    title: `${whom}还没参加成`,
    body: '付款时间过了，没有收钱。还想参加，点开再来一次。',
  }),
  'coverage-ending': ({ whom, facts, today }) => ({
    title: `${whom}的保障快到期了`,
    body: `${until(facts.endsOn, today)}不会自动扣款。想接着参加，点开续上，就不用重新等。`,
  }),
  'coverage-grace': ({ whom, facts, today }) => ({
    title: `${whom}的保障到期了，还能接着续`,
    body: `${until(facts.graceUntil, today)}续上就不断。过了这天，再参加要重新等。`,
  }),
  'coverage-owed': ({ whom, facts, today }) => ({
    title: `${whom}续的这一年还没付`,
    body: `${until(facts.graceUntil, today)}现在还保障着。过了这天没付，保障就停。`,
  }),
  'coverage-lapsed': ({ whom }) => ({
    title: `${whom}的保障停了`,
    body: '宽限期过了，还没有付。停之前的事照常给；想再参加，看看什么时候开放。',
  }),
  'coverage-ended': ({ whom }) => ({
    title: `${whom}退出互助计划了`,
    body: '点开看从哪天起、退多少。别的孩子不受影响。',
  }),
  'coverage-void': ({ whom }) => ({
    title: `${whom}的保障作废了`,
    body: '声明和核实的不一样。点开看退款；不同意，打电话给计划办公室。',
  }),
  'coverage-waiver-granted': ({ whom }) => ({
    title: `${whom}的费用由捐款付了`,
    body: '已经参加，和别的孩子一样。点开看证书。',
  }),
  'coverage-waiver-refused': ({ whom, facts, today }) => ({
    title: `${whom}的代付申请没有通过`,
    body: `点开看原因。位置留着，${until(facts.payUntil, today)}自己付也能参加。`,
  }),
  'coverage-waiver-overdue': ({ facts }) => ({
    title: `${typeof facts.waivers === 'number' ? `有 ${facts.waivers} 份` : '有'}代付申请过了期限没答复`,
    body: '家里困难的孩子在等。请到运营台“代付与结束”里答复；同事请假也可以由你办。',
  }),
  'coverage-open': ({ facts, today }) => ({
    title: '可以参加互助计划了',
    body: `${until(facts.closesOn, today)}点开给孩子参加，不会自动扣款。`,
  }),
}
