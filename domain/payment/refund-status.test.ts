import { describe, expect, it } from 'vitest'
import { fen } from '../kernel/fen'
import { decideRefund, REFUND_STATUSES, type RefundNews, type RefundStatus } from './refund-status'

const news = (state: 'processing' | 'succeeded' | 'abnormal' | 'closed', amountFen = 500): RefundNews => ({
  state,
  refundId: '50',
  amountFen: fen(amountFen),
  at: new Date(0),
})
const NEWS = {
  processing: news('processing'),
  succeeded: news('succeeded'),
  abnormal: news('abnormal'),
  closed: news('closed'),
  'another amount': news('succeeded', 499),
  absent: { state: 'absent' },
} as const satisfies Record<string, RefundNews>

/** Every status × everything WeChat can say (journeys E4 12). */
const TABLE: Readonly<Record<RefundStatus, Readonly<Record<keyof typeof NEWS, string>>>> = {
  asked: {
    processing: 'processing',
    succeeded: 'succeeded',
    abnormal: 'abnormal',
    closed: 'abnormal',
    'another amount': 'alarm',
    absent: 'ask-again',
  },
  processing: {
    processing: 'nothing',
    succeeded: 'succeeded',
    abnormal: 'abnormal',
    closed: 'abnormal',
    'another amount': 'alarm',
    absent: 'nothing',
  },
  abnormal: {
    processing: 'nothing',
    succeeded: 'succeeded',
    abnormal: 'nothing',
    closed: 'nothing',
    'another amount': 'alarm',
    absent: 'nothing',
  },
  succeeded: {
    processing: 'nothing',
    succeeded: 'nothing',
    abnormal: 'nothing',
    closed: 'nothing',
    'another amount': 'nothing',
    absent: 'nothing',
  },
  'settled-by-hand': {
    processing: 'nothing',
    succeeded: 'alarm',
    abnormal: 'nothing',
    closed: 'nothing',
    'another amount': 'alarm',
    absent: 'nothing',
  },
}

describe('what news of a refund means', () => {
  const cells = REFUND_STATUSES.flatMap((status) =>
    (Object.keys(NEWS) as (keyof typeof NEWS)[]).map((told) => [status, told, TABLE[status][told]] as const),
  )
  it.each(cells)('%s × %s: %s', (status, told, expected) => {
    const decision = decideRefund({ status, amountFen: fen(500) }, NEWS[told])
    expect(decision.kind === 'move' ? decision.to : decision.kind).toBe(expected)
  })
})
