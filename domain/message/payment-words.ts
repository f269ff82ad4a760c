import { fen, formatYuan } from '../kernel/fen'
import type { MessageFacts } from './message-facts'
import type { MessageWords, Told } from './told'

const THINGS: Readonly<Record<string, string>> = {
  coverage: '互助计划的费用',
  appointment: '挂号费',
  contract: '签约服务包的费用',
}

/** What became of money that was paid. */
export const PAYMENT_WORDS = {
  'payment-gone': ({ facts }: Told): MessageWords => ({
    title: `付的${amount(facts)}，正在退给你`,
    body: `${thing(facts)}付到的时候，已经不用付了。钱原路退回，不用你再做什么。`,
  }),
  'refund-arrived': ({ facts }: Told): MessageWords => ({
    title: `${amount(facts)}退到了`,
    body: `${thing(facts)}已经原路退回，微信的账单里能看到。`,
  }),
  'refund-abnormal': ({ facts }: Told): MessageWords => ({
    title: `${amount(facts)}没能原路退回`,
    body: `${thing(facts)}要退给你，但付款的那张卡收不到了，不是你的问题。工作人员会打电话问你退到哪里。`,
  }),
}

function thing({ purpose }: MessageFacts): string {
  return (typeof purpose === 'string' && THINGS[purpose]) || '这笔费用'
}

function amount({ amountFen }: MessageFacts): string {
  return typeof amountFen === 'number' ? ` ${formatYuan(fen(amountFen))} ` : '钱'
}
