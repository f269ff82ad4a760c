import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { type Fen, formatYuan } from '#domain/kernel/fen'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of the fund's books, in words (design guide §7): its custodian reads them. */
export const FUND_MESSAGES = {
  fund_short: ({ missingFen }) =>
    typeof missingFen === 'number'
      ? `账上的钱不够，还差 ${formatYuan(missingFen as Fen)}，没有记账。等有钱进来再办，或减少这一笔。`
      : '账上的钱不够，没有记账。等有钱进来再办，或减少这一笔。',
  fee_cap_exceeded: ({ roomFen }) =>
    typeof roomFen === 'number'
      ? `超过管理费上限，没有记账。现在最多还能记 ${formatYuan(roomFen as Fen)}。`
      : '超过管理费上限，没有记账。看看账本里还能记多少。',
  bank_reference_taken: '这个银行流水号已经记过一笔，没有重复记。核对流水号，或去流水里看看那一笔。',
  transfer_not_reversible: '这一笔来自参加、退款或互助金申请，不能在这里冲正。到原来的地方办，账会跟着变。',
  transfer_reversed: '这一笔已经冲正过，没有再冲。刷新一下，看看最新的流水。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
